import { SaveLinks } from "@/components/charts/save-links";
import { Section } from "@/components/ui/section";
import { Segmented } from "@/components/ui/segmented";
import type { Extremes } from "@/lib/analytics/get-extremes";
import type { PersonContext } from "@/lib/context";
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
    { caption: `Highest ${label.toLowerCase()}`, posts: highest },
    { caption: `Lowest ${label.toLowerCase()}`, posts: lowest },
  ];
  return (
    <Section
      title="Highest and lowest"
      id="highest-and-lowest"
      note={
        <>
          {words}{" "}
          <a href="/definitions#highestAndLowest" className="prose-link">
            How posts are compared
          </a>
        </>
      }
      actions={
        choices.length > 1 && (
          <Segmented
            label="Compare by"
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
            <SaveLinks href={dataHref} object={`the highest and lowest by ${label.toLowerCase()}`} />
          </p>
        </div>
      )}
    </Section>
  );
}
