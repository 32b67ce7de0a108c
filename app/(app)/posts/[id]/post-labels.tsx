import { LabelEditor } from "@/components/analytics/label-editor";
import { Section } from "@/components/ui/section";
import type { PersonContext } from "@/lib/context";
import { listLabels } from "@/lib/labels/list-labels";
import { t } from "@/lib/language/t";
import { labelAction, unlabelAction } from "./actions";

/** The labels of a post: to read for everybody who may see it, to change for those who may. */
export async function PostLabels({ ctx, postId }: { ctx: PersonContext; postId: string }) {
  const [own, all] = await Promise.all([listLabels(ctx, postId), listLabels(ctx)]);
  const labels = own.map(({ name }) => ({ name, href: `/posts?${new URLSearchParams({ label: name })}` }));
  const isReader = ctx.role === "viewer";
  if (isReader && labels.length === 0) return null;
  return (
    <Section
      title={t("Labels")}
      note={isReader ? undefined : t("Your own words, to find posts again and compare them.")}
    >
      {isReader ? (
        <ul className="flex flex-wrap gap-3 text-small">
          {labels.map(({ name, href }) => (
            <li key={name}>
              <a href={href} dir="auto" className="prose-link">
                {name}
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <LabelEditor
          postId={postId}
          labels={labels}
          suggestions={all
            .map(({ name }) => name)
            .filter((name) => !own.some((label) => label.name === name))}
          label={labelAction}
          unlabel={unlabelAction}
        />
      )}
    </Section>
  );
}
