import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import documented from "./fixtures/doc_signature_header.json";
import { parseNotice, parseSignatureHeader } from "./notice";

const secrets = ["client-secret", "earlier-secret"];
const now = new Date("2026-11-20T12:00:00Z");
const seconds = now.getTime() / 1000;

/** As the documentation prints it, spaces and all. */
const removed = (reason: number | string) =>
  `{"client_key":"aw1234","event":"authorization.removed","create_time":1615338610,"user_openid":"act.example12345Example","content":"{\\"reason\\": ${reason} }"}`;

function header(body: string, { secret = "client-secret", time = seconds } = {}): string {
  const hex = createHmac("sha256", secret).update(`${time}.${body}`).digest("hex");
  return `t=${time},s=${hex}`;
}

function parse(body: string, signature = header(body)) {
  const headers: Record<string, string> = signature ? { "tiktok-signature": signature } : {};
  return parseNotice({ slug: "", headers, body: Buffer.from(body), now }, secrets);
}

test("the documented header is read", () => {
  expect(documented.header_name_as_printed.toLowerCase()).toBe("tiktok-signature");
  expect(parseSignatureHeader(documented.value)).toEqual({
    time: "1633174587",
    signature: Buffer.from("18494715036ac4416a1d0a673871a2edbcfc94d94bd88ccd2c5ec9b3425afe66", "hex"),
  });
});

describe("the end of an authorisation", () => {
  test.each([
    [0, "ended", "unknown"],
    [1, "ended", "disconnected-there"],
    [2, "ended", "account-deleted"],
    [3, "age-changed", "age-changed"],
    [4, "ended", "account-banned"],
    [5, "ended", "revoked-by-us"],
    [6, "ended", "unknown"],
    [-1, "ended", "unknown"],
    ['\\"1\\"', "ended", "unknown"],
    ["", "ended", "unknown"],
  ])("for reason %s is %s, %s", (number, kind, reason) => {
    expect(parse(removed(number))).toEqual({
      eventId: "authorization.removed:act.example12345Example:1615338610",
      kind,
      externalId: "act.example12345Example",
      occurredAt: new Date(1_615_338_610_000),
      reason,
    });
  });

  test("without its content is one all the same", () => {
    const body = `{"event":"authorization.removed","create_time":1,"user_openid":"o"}`;
    expect(parse(body)).toMatchObject({ kind: "ended", externalId: "o", reason: "unknown" });
  });
});

test.each([
  ["video.publish.completed", removed(1).replace("authorization.removed", "video.publish.completed")],
  ["no event", "{}"],
  ["nobody's", removed(1).replace("user_openid", "user")],
  ["no JSON", "<html>"],
])("%s is taken and ignored", (_name, body) => {
  expect(parse(body)).toMatchObject({ kind: "ignored", externalId: null });
});

describe("what is refused", () => {
  const body = removed(1);
  test.each([
    ["without a header", body, ""],
    ["with an altered body", body.replace(" 1 ", " 2 "), header(body)],
    ["with another time than was signed", body, header(body).replace(`t=${seconds}`, `t=${seconds + 1}`)],
    ["with a foreign secret", body, header(body, { secret: "foreign" })],
    ["with an empty secret", body, header(body, { secret: "" })],
    ["more than five minutes old", body, header(body, { time: seconds - 301 })],
    ["more than five minutes ahead", body, header(body, { time: seconds + 301 })],
    ["with half a signature", body, header(body).slice(0, -32)],
    ["with its parts in another form", body, header(body).replace(",", ";")],
    ["with its signature in another alphabet", body, header(body).toUpperCase()],
    ["with a time that is no number", body, header(body).replace(/^t=\d+/, "t=now")],
  ])("%s", (_name, sent, signature) => {
    expect(parse(sent, signature)).toBeNull();
  });

  test("and five minutes either way are taken, by the secret before as well", () => {
    for (const time of [seconds - 300, seconds + 300]) {
      expect(parse(body, header(body, { time, secret: "earlier-secret" }))?.kind).toBe("ended");
    }
  });
});
