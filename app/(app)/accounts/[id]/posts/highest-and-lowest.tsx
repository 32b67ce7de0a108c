import { SaveLinks } from "@/components/charts/save-links";
import { Section } from "@/components/ui/section";
import { Segmented } from "@/components/ui/segmented";
import type { Extremes } from "@/lib/analytics/get-extremes";
import type { PersonContext } from "@/lib/context";
import { inSentence } from "@/lib/language/in-sentence";
import { t } from "@/lib/language/t";
import { TitledPosts } from "../titled-posts";

type Props = {
  ctx: PersonContext;
  extremes: Extremes;
  byHref: (by: string) => string;
  /** Where the rows are, as a file. */
  dataHref: string;
};

/** The ends of the list at an equal age, each as the platform counted it: neither is praised or blamed. */
export function HighestAndLowest({ ctx, extremes, byHref, dataHref }: Props) {
  const { choices, by, label, highest, lowest, words } = extremes;
  if (choices.length === 0) return null;
  const tables = [
    { caption: t("Highest {metric}", { metric: inSentence(label) }), posts: highest },
    { caption: t("Lowest {metric}", { metric: inSentence(label) }), posts: lowest },
  ];
  return (
    <Section
      title={t("Highest and lowest")}
      id="highest-and-lowest"
      note={
        <>
          {words}{" "}
          <a href="/definitions#highestAndLowest" className="prose-link">
            {t("How posts are compared")}
          </a>
        </>
      }
      actions={
        choices.length > 1 && (
          <Segmented
            label={t("Compare by")}
            segments={choices.map((choice) => ({
              label: choice.label,
              href: `${byHref(choice.key)}#highest-and-lowest`,
              isCurrent: choice.key === by.key,
            }))}
          />
        )
      }
    >
      {highest.length > 0 && (
        <div className="grid min-w-0 gap-4 lg:grid-cols-2">
          {tables.map(({ caption, posts }) => (
            <TitledPosts
              key={caption}
              ctx={ctx}
              caption={caption}
              posts={posts}
              metrics={[{ key: by.key, label }]}
            />
          ))}
          <p className="no-print flex flex-wrap gap-2">
            <SaveLinks
              href={dataHref}
              object={t("the highest and lowest by {metric}", { metric: inSentence(label) })}
            />
          </p>
        </div>
      )}
    </Section>
  );
}
