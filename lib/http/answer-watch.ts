import "server-only";
import { alarm } from "@/lib/log";

const spanMs = 5 * 60_000;
/** Both must be passed: one failure in a quiet night wakes nobody, and neither do a few in a great many. */
const leastFailures = 10;
const failingShare = 0.02;

/**
 * Counts answers of one process, and raises the alarm when too many of the last five minutes failed (5xx); again only
 * after as long.
 * @returns counts one, `at` in milliseconds of a clock that only goes on
 */
export function createAnswerWatch(): (status: number, at: number) => void {
  // Two halves of the time, so that nothing is kept of single answers.
  let halves = [{ begins: 0, answers: 0, failures: 0 }];
  let quietUntil = 0;
  return (status, at) => {
    halves = halves.filter(({ begins }) => at - begins < spanMs);
    let last = halves.at(-1);
    if (!last || at - last.begins >= spanMs / 2) {
      last = { begins: at, answers: 0, failures: 0 };
      halves.push(last);
    }
    last.answers += 1;
    if (status < 500) return;
    last.failures += 1;
    const count = halves.reduce((sum, { failures }) => sum + failures, 0);
    const answers = halves.reduce((sum, half) => sum + half.answers, 0);
    if (count < leastFailures || count / answers < failingShare || at < quietUntil) return;
    quietUntil = at + spanMs;
    alarm("answers.failing", { count, status });
  };
}
