import { formatDay } from "@/lib/format";
import { accountMetricCatalog, postMetricCatalog } from "@/lib/metrics/catalog";
import type { LedgerEntry } from "@/lib/metrics/ledger";

/** Dated changes in what a platform's numbers mean, each with where it says so. */
export function LedgerEntries({ entries }: { entries: readonly LedgerEntry[] }) {
  if (entries.length === 0) return <p className="text-quiet">Nothing that we know of.</p>;
  return (
    <ol className="grid gap-6">
      {entries.map((entry) => (
        <li
          key={entry.id}
          id={entry.id}
          className="grid max-w-measure gap-1 border-line border-s-2 ps-4 text-small target:border-accent"
        >
          <h3 className="font-medium text-body">
            <time dateTime={entry.from}>{formatDay(entry.from)}</time>: {entry.words}
          </h3>
          <p>
            <span className="text-quiet">Before: </span>
            {entry.before}
          </p>
          <p>
            <span className="text-quiet">Since: </span>
            {entry.after}
          </p>
          <p className="text-quiet">
            {concerned(entry)}.{" "}
            {entry.effect === "precision" && "The count means the same, given more or less exactly. "}
            Numbers from before and after are not compared.
            {entry.complete > entry.from && ` It took until ${formatDay(entry.complete)}.`}
          </p>
          <p>
            <a href={entry.source.url} className="prose-link" rel="noreferrer">
              {entry.source.label}
            </a>
          </p>
        </li>
      ))}
    </ol>
  );
}

function concerned({ account, post }: LedgerEntry): string {
  const ofAccounts = account.map((metric) => `${accountMetricCatalog[metric].label} of accounts`);
  const ofPosts = post.map((metric) => `${postMetricCatalog[metric].label} of posts`);
  return [...ofAccounts, ...ofPosts].join(", ");
}
