import { expect, test } from "vitest";
import { BodyTooLargeError, readBody } from "./read-body";

const request = (body: BodyInit | null, headers: Record<string, string> = {}) =>
  new Request("http://127.0.0.1/", { method: "POST", body, headers, duplex: "half" } as RequestInit);

/** Without a length said ahead, and without an end. */
function endless() {
  let pulled = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      pulled += 1;
      controller.enqueue(new Uint8Array(100));
    },
  });
  return { stream, pulled: () => pulled };
}

test("gives the bytes as they were sent", async () => {
  const sent = Buffer.from([0, 255, 10, 13, 195, 40]);
  expect(await readBody(request(sent), 6)).toEqual(sent);
  expect(await readBody(request(null), 6)).toEqual(Buffer.alloc(0));
});

test("refuses one byte too many, said or not", async () => {
  await expect(readBody(request(Buffer.alloc(7)), 6)).rejects.toThrow(BodyTooLargeError);
  const said = { headers: new Headers({ "content-length": "7" }), body: null };
  await expect(readBody(said, 6)).rejects.toMatchObject({ status: 413 });
});

test("stops reading at the limit", async () => {
  const { stream, pulled } = endless();
  await expect(readBody(request(stream), 1_000)).rejects.toThrow(BodyTooLargeError);
  expect(pulled()).toBeLessThan(20);
});
