import fc from "fast-check";

/** Any JSON, as text, with these members' names more often than chance would have them. */
export function anyJson(words: readonly string[]): fc.Arbitrary<string> {
  const name = fc.oneof(fc.constantFrom(...words), fc.string());
  return fc
    .letrec((tie) => ({
      value: fc.oneof(
        { depthSize: "small" },
        fc.jsonValue(),
        fc.dictionary(name, tie("value"), { noNullPrototype: true }),
        fc.array(tie("value"), { maxLength: 3 }),
      ),
    }))
    .value.map((value) => JSON.stringify(value));
}

/** What a call throws; null where it answers. */
export const errorOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
