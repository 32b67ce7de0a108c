import { formatDay } from "@/lib/format";
import { t } from "@/lib/language/t";
import type { DefinitionChange } from "@/lib/metrics/definition-changes";

/** Dated changes in what numbers mean, each with where it says so. */
export function LedgerEntries({ changes }: { changes: readonly DefinitionChange[] }) {
  if (changes.length === 0) return <p className="text-quiet">{t("Nothing that we know of.")}</p>;
  return (
    <ol className="grid gap-6">
      {changes.map(({ id, from, words, facts, source }) => (
        <li
          key={id}
          id={id}
          className="grid max-w-measure gap-1 border-line border-s-2 ps-4 text-small target:border-accent"
        >
          <h3 className="font-medium text-body">
            <time dateTime={from}>{formatDay(from)}</time>: {words}
          </h3>
          {facts.map(([term, text]) => (
            <p key={term}>
              <span className="text-quiet">{term}: </span>
              {text}
            </p>
          ))}
          {source && (
            <p>
              <a href={source.url} className="prose-link" rel="noreferrer">
                {source.label}
              </a>
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
