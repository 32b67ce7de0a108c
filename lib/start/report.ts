import { ClusterError } from "../../db/embedded/cluster-error.ts";
import { EnvironmentError } from "../env-schema.ts";
import { StartError } from "./start-error.ts";

/** Lines of several programs on one console, each behind its program's name. */
export function speaker(name: string): (line: string) => void {
  return (line) => console.log(`${name.padEnd(6)} | ${line}`);
}

/** Says how long a stage took, once it is done. */
export async function timed<Result>(
  stage: string,
  log: (line: string) => void,
  work: () => Promise<Result>,
): Promise<Result> {
  const began = performance.now();
  const result = await work();
  log(`${stage} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return result;
}

/** What a person can mend is told as a sentence; anything else is a fault of ours and is shown whole. */
export function reportFailure(error: unknown): void {
  const isExpected =
    error instanceof StartError || error instanceof ClusterError || error instanceof EnvironmentError;
  console.error(isExpected ? `\n${error.message}` : error);
}

/** A console that has been closed must not end the product: it goes on without one. */
export function surviveClosedConsole(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
}
