import { Notice } from "@/components/ui/notice";
import { formatInstant } from "@/lib/format";
import { inLanguage } from "@/lib/language/in-language";
import { proofs } from "@/lib/promises/all";
import type { LastRun } from "@/lib/promises/last-run";

/** When the tests on this page last ran on this machine, and what came of it. */
export function RunNotice({ run }: { run: LastRun | null }) {
  if (!run) {
    return (
      <Notice title="The tests have not been run on this machine">
        <code className="font-mono">npm test</code> runs them, and this page then says when they passed.
      </Notice>
    );
  }
  const at = (
    <time dateTime={run.finished.toISOString()}>{inLanguage("en", () => formatInstant(run.finished))}</time>
  );
  const failed = proofs.filter((proof) => !run.hasPassed(proof)).length;
  if (failed > 0) {
    return (
      <Notice tone="warn" title={`${failed} of the ${proofs.length} tests named here did not pass`}>
        In the run of {at}. Each says so below.
      </Notice>
    );
  }
  if (!run.isOfThisBuild) {
    return (
      <Notice tone="warn" title={`All ${proofs.length} tests named here passed, before the program changed`}>
        In the run of {at}. <code className="font-mono">npm test</code> runs them again.
      </Notice>
    );
  }
  return (
    <Notice tone="good" title={`All ${proofs.length} tests named here passed`}>
      On this machine, of this very program, on {at}.
    </Notice>
  );
}
