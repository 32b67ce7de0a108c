type Place<Made> = { made: Map<string, Made>; further: WeakMap<object, Place<Made>> };

const newPlace = <Made>(): Place<Made> => ({ made: new Map(), further: new WeakMap() });

/**
 * What is made of things that stay as they are: made once for each key, and kept as long as all of them are kept.
 * @returns gives what was made of them before, or makes it
 */
export function madeOnce<Made extends object>(): (
  of: readonly object[],
  key: string,
  make: () => Made,
) => Made {
  const first = newPlace<Made>();
  return (of, key, make) => {
    const { made } = of.reduce<Place<Made>>((place, thing) => {
      const next = place.further.get(thing) ?? newPlace<Made>();
      place.further.set(thing, next);
      return next;
    }, first);
    const result = made.get(key) ?? make();
    made.set(key, result);
    return result;
  };
}
