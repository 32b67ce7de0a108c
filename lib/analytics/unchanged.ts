import "server-only";
import { passingMemory } from "./passing-memory";

/** A row of a function that says first by which stamp its rows go, and gives them unless that one was known. */
export type StampedRow = { stamp: string | null };

type Made = { stamp: string; value: unknown; weight: number };

/** Characters of the rows: what is made of them takes about twenty times as many bytes. */
const mostCharacters = 5_000_000;
/** What also counts for each that is kept: of no rows as many could be asked for as there are pairs of days. */
const charactersOfEach = 200;

const memory = passingMemory<Made>("rows", {
  milliseconds: 5 * 60_000,
  most: mostCharacters,
  weigh: ({ weight }) => weight + charactersOfEach,
});

/**
 * What was made of rows, and made again only when they are not the same any more. The database is asked each time: who
 * may see them, and by their stamp whether they changed.
 * @param key names what is read and who may see as much of it
 */
export function unchanged<Value>(key: string): {
  /** The stamp of what is held; null where nothing is. */
  known: string | null;
  /** @param weight characters of the rows */
  orMade: (stamp: string | null, make: () => { value: Value; weight: number }) => Value;
} {
  const kept = memory.recall(key);
  return {
    known: kept?.stamp ?? null,
    orMade(stamp, make) {
      if (kept && stamp === kept.stamp) return kept.value as Value;
      const { value, weight } = make();
      if (stamp !== null) memory.remember(key, { stamp, value, weight });
      return value;
    },
  };
}
