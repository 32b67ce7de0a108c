import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import type { LastRun } from "@/lib/promises/last-run";
import type { KeptPromise, Promised } from "@/lib/promises/promise";
import { A } from "../prose";
import { Proofs } from "./proofs";

const STATES: Record<Promised["state"], { word: string; tone: Tone; icon: IconName }> = {
  kept: { word: "Kept", tone: "good", icon: "check" },
  refused: { word: "Refused", tone: "neutral", icon: "close" },
  operator: { word: "The operator’s", tone: "neutral", icon: "pencil" },
};

/** A promise with its state on the left, what stands behind it on the right; below each other on a phone. */
export function PromiseList({ promises, run }: { promises: readonly Promised[]; run: LastRun | null }) {
  return (
    <ul className="grid">
      {promises.map((promise) => (
        <li
          key={promise.id}
          id={promise.id}
          className="grid gap-x-8 gap-y-2 border-line border-t py-5 first:border-t-0 first:pt-0 md:grid-cols-[2fr_3fr]"
        >
          <div className="grid content-start justify-items-start gap-2">
            <h3 className="max-w-measure font-semibold text-body">{promise.words}</h3>
            <State of={promise} run={run} />
          </div>
          <div className="grid max-w-measure content-start gap-3">{behind(promise, run)}</div>
        </li>
      ))}
    </ul>
  );
}

function State({ of: promise, run }: { of: Promised; run: LastRun | null }) {
  if (promise.state === "kept" && run && !promise.proofs.every(run.hasPassed)) {
    return <Badge tone="warn">Not shown to be kept</Badge>;
  }
  const { word, tone, icon } = STATES[promise.state];
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}

function behind(promise: Promised, run: LastRun | null): ReactNode {
  switch (promise.state) {
    case "refused":
      return <p>{promise.reason}</p>;
    case "operator":
      return <p>{promise.duty}</p>;
    case "kept":
      return <Kept promise={promise} run={run} />;
  }
}

function Kept({ promise, run }: { promise: KeptPromise; run: LastRun | null }) {
  const { control, href } = promise;
  return (
    <>
      <p>
        {control}
        {href && (
          <>
            {" "}
            <A href={href}>{href}</A>
          </>
        )}
      </p>
      <Proofs of={promise} run={run} />
    </>
  );
}
