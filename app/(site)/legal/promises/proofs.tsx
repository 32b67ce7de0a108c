import { ActsOn } from "@/components/ui/acts-on";
import { Icon, type IconName } from "@/components/ui/icon";
import type { LastRun } from "@/lib/promises/last-run";
import type { KeptPromise } from "@/lib/promises/promise";

type Outcome = "passed" | "did not pass" | "not run here";

const ICONS: Record<Outcome, { name: IconName; colour: string }> = {
  passed: { name: "check", colour: "text-good" },
  "did not pass": { name: "warn", colour: "text-warn" },
  "not run here": { name: "info", colour: "text-quiet" },
};

/** The tests behind a promise; open from the start where one of them did not pass. */
export function Proofs({ of: { words, proofs }, run }: { of: KeptPromise; run: LastRun | null }) {
  const lines = proofs.map((proof) => ({ ...proof, outcome: outcomeOf(run, proof) }));
  return (
    <details open={lines.some(({ outcome }) => outcome === "did not pass")} className="grid gap-2 text-small">
      <summary className="inline-flex min-h-11 items-center text-accent underline pointer-fine:min-h-8">
        <span>
          {proofs.length === 1 ? "Held by a test" : `Held by ${proofs.length} tests`}
          <ActsOn object={words} />
        </span>
      </summary>
      <ul className="mt-2 grid gap-3">
        {lines.map(({ file, of: about, test, outcome }) => (
          <li key={`${file} ${test}`} className="flex gap-2">
            <Icon
              name={ICONS[outcome].name}
              className={`mt-[0.2em] size-4 shrink-0 ${ICONS[outcome].colour}`}
            />
            <span className="grid min-w-0 gap-0.5">
              <q>{about === undefined ? test : `${about} ${test}`}</q>
              <span className="text-note text-quiet">
                <code className="wrap-anywhere font-mono">{file}</code>, {outcome}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function outcomeOf(run: LastRun | null, proof: KeptPromise["proofs"][number]): Outcome {
  if (run === null) return "not run here";
  return run.hasPassed(proof) ? "passed" : "did not pass";
}
