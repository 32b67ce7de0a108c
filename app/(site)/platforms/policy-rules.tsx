import { tn } from "@/lib/language/t";
import type { PlatformDescriptor } from "@/lib/platforms/types";

/** What a platform's rules ask, how each is kept, and where it says so. */
export function PolicyRules({ of: { label, policy } }: { of: PlatformDescriptor }) {
  return (
    <details className="text-small">
      <summary className="inline-flex min-h-11 items-center text-accent underline pointer-fine:min-h-8">
        {tn(
          policy.rules.length,
          "One rule of {platform}, as read on {day}",
          "{count} rules of {platform}, as read on {day}",
          { platform: label, day: policy.readOn },
        )}
      </summary>
      <ol className="mt-2 grid gap-4">
        {policy.rules.map(({ id, asks, kept, source }) => (
          <li key={id} className="grid max-w-measure gap-0.5 border-line border-s-2 ps-4">
            <p className="font-medium">{asks}</p>
            <p>{kept}</p>
            <p>
              <a href={source.url} lang="en" className="prose-link" rel="noreferrer">
                {source.paragraph}
              </a>
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}
