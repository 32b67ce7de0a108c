import type { Answer } from "./ask.ts";
import { withoutWhatIsNew } from "./bytes.ts";
import type { Standing } from "./expected.ts";
import { type KindName, kindOf } from "./kinds.ts";
import type { Outcome } from "./outcome.ts";
import { breachesOf } from "./walls.ts";

/** One question of the matrix, and what may come of it. */
export type Cell = {
  name: KindName;
  title: string;
  expected: readonly Outcome[];
  send: () => Promise<Answer>;
  outcomeOf: (answer: Answer) => Outcome;
  /** What was asked for, where the same question goes out for what is somebody else's and for what is not there. */
  door?: { question: string; standing: Standing; id: string };
};

/**
 * Asks several at once: each answer waits for the database half of its time.
 * @param listed the cookies there may be
 * @returns what is not as the policy says, and what no answer may do
 */
export async function walk(cells: readonly Cell[], listed: readonly string[]): Promise<string[]> {
  const wrong: string[] = [];
  const doors = new Map<string, Partial<Record<Standing, string>>>();
  const waiting = [...cells];
  const walker = async () => {
    for (let cell = waiting.shift(); cell; cell = waiting.shift()) {
      const answer = await cell.send();
      const complaint = complaintAbout(cell, cell.outcomeOf(answer));
      if (complaint) wrong.push(complaint);
      for (const breach of breachesOf(answer, listed)) wrong.push(`${cell.title}, ${cell.name}: ${breach}`);
      if (!cell.door) continue;
      const { question, standing, id } = cell.door;
      const seen = JSON.stringify(withoutWhatIsNew(answer, id));
      doors.set(question, { ...doors.get(question), [standing]: seen });
    }
  };
  await Promise.all(Array.from({ length: 6 }, walker));
  for (const [question, { foreign, missing }] of doors) {
    if (foreign === undefined || foreign === missing) continue;
    wrong.push(
      `${question}: what is somebody else's is told from what is not there, ${where(foreign, missing)}`,
    );
  }
  return wrong.sort();
}

/** Null where it came as expected. */
export function complaintAbout(
  { name, title, expected }: Pick<Cell, "name" | "title" | "expected">,
  outcome: Outcome,
): string | null {
  if (expected.includes(outcome)) return null;
  if (kindOf(name).isNowhere && (outcome === "crash" || outcome === "status 500")) return null;
  return `${title}, ${name}: ${outcome} instead of ${expected.join(" or ")}`;
}

/** The first difference, with some of what stands around it. */
function where(one: string, other = ""): string {
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 40), at + 80);
  return `…${around(one)}… and …${around(other)}…`;
}
