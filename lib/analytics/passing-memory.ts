import "server-only";
import { wallClock } from "@/lib/clock";

export type PassingMemory<Value> = {
  /** Null where nothing is held by that name, or not any more. */
  recall: (key: string) => Value | null;
  /** @param milliseconds how long, where that is not the usual time */
  remember: (key: string, value: Value, milliseconds?: number) => void;
};

type Kept<Value> = { value: Value; weight: number; until: number };
type Place<Value> = { kept: Map<string, Kept<Value>>; weight: number };

// Pages and routes are bundled apart, and must share what was made a moment ago.
const held = globalThis as { tallyglassMemories?: Map<string, Place<unknown>> };

/**
 * What is worth keeping for minutes: in this process, over all workspaces, and nowhere else.
 * @param name the same for everybody who shares it
 * @param most how much of it, as `weigh` weighs; then the oldest goes first, and what alone is more is not kept
 */
export function passingMemory<Value>(
  name: string,
  { milliseconds, most, weigh }: { milliseconds: number; most: number; weigh: (value: Value) => number },
): PassingMemory<Value> {
  const forget = (place: Place<Value>, key: string) => {
    place.weight -= place.kept.get(key)?.weight ?? 0;
    place.kept.delete(key);
  };
  const placeOf = () => {
    held.tallyglassMemories ??= new Map();
    const place = held.tallyglassMemories.get(name) ?? { kept: new Map(), weight: 0 };
    held.tallyglassMemories.set(name, place);
    return place as Place<Value>;
  };
  return {
    recall(key) {
      const found = placeOf().kept.get(key);
      return found && found.until > wallClock().getTime() ? found.value : null;
    },
    remember(key, value, usual = milliseconds) {
      const place = placeOf();
      forget(place, key);
      const [weight, until] = [weigh(value), wallClock().getTime() + usual];
      if (weight > most) return;
      place.kept.set(key, { value, weight, until });
      place.weight += weight;
      for (const oldest of place.kept.keys()) {
        if (place.weight <= most) break;
        forget(place, oldest);
      }
      // It goes when its time is over, not only when somebody asks again.
      setTimeout(() => {
        if (place.kept.get(key)?.until === until) forget(place, key);
      }, usual).unref();
    },
  };
}
