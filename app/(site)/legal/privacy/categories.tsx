import type { ReactNode } from "react";
import { DefinitionList } from "@/components/ui/definition-list";
import { inLanguage } from "@/lib/language/in-language";
import { type CategoryView, describeCategories } from "@/lib/privacy/describe";

/** Every category in the words of the inventory. Which columns it is exactly stands folded behind each. */
export function Categories() {
  return (
    <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
      {inLanguage("en", describeCategories).map((category) => (
        <article
          key={category.id}
          id={category.id}
          className="grid min-w-0 grid-cols-1 content-start gap-2 rounded-card border border-line bg-surface p-4 sm:p-6"
        >
          <h3 className="font-semibold">{category.title}</h3>
          <DefinitionList
            items={[
              { term: "What for", description: <Lines of={category.why} /> },
              { term: "Lawful basis", description: <Lines of={category.bases} /> },
              { term: "From", description: listed(category.sources) },
              { term: "Who processes it", description: listed(["We", ...category.processors]) },
              { term: "Kept", description: <Lines of={category.kept} /> },
              { term: "Sealed", description: category.protection },
              { term: "In your export", description: category.inExport },
              { term: "When you delete your account", description: <Lines of={category.onErase} /> },
            ]}
          />
          <Exactly what={category.what} />
        </article>
      ))}
    </div>
  );
}

/** "Tallyglass, you, the platform you linked". */
function listed([first = "", ...others]: readonly string[]): string {
  return [first, ...others.map((one) => one.replace(/^(You|The)\b/, (word) => word.toLowerCase()))].join(
    ", ",
  );
}

function Lines({ of }: { of: readonly string[] }): ReactNode {
  if (of.length === 1) return of[0];
  return (
    <ul className="grid list-disc gap-1 ps-4">
      {of.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Exactly({ what }: Pick<CategoryView, "what">) {
  return (
    <details className="text-small">
      <summary className="min-h-11 content-center font-medium">What it is exactly</summary>
      <dl className="grid gap-2 pt-1">
        {what.map(({ where, values }) => (
          <div key={where}>
            <dt className="text-quiet">{where}</dt>
            <dd>{values.join(" ")}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
