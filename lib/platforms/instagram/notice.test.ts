import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import vectors from "./fixtures/signed_request_vectors.json";
import { deletionAnswer, noticeSlugs, openSignedRequest, parseNotice } from "./notice";

const secrets = ["app-secret", "instagram-app-secret"];
const now = new Date("2026-11-20T12:00:00Z");
const issued = now.getTime() / 1000;

const encode = (text: string) => Buffer.from(text).toString("base64url");
const mac = (message: string, secret: string) =>
  createHmac("sha256", secret).update(message).digest("base64url");

const payloadText = (change: object = {}) =>
  JSON.stringify({ user_id: "17900000000000001", algorithm: "HMAC-SHA256", issued_at: issued, ...change });

function sign(text: string, secret = "instagram-app-secret"): string {
  return `${mac(encode(text), secret)}.${encode(text)}`;
}

const form = (signed: string) => new URLSearchParams({ signed_request: signed }).toString();

function parse(body: string, slug = "delete") {
  return parseNotice({ slug, headers: {}, body: Buffer.from(body), now }, secrets);
}

describe("published vectors", () => {
  test.each(vectors)("$source", ({ signed_request, app_secret, payload, valid }) => {
    expect(valid).toBe(true);
    expect(openSignedRequest(signed_request, ["another", app_secret])).toEqual(payload);
    expect(openSignedRequest(signed_request, ["another"])).toBeUndefined();
  });

  test("a vector with a time is a notice on its day, and too old on every later one", () => {
    const [, dated] = vectors;
    const request = (at: string) => ({
      slug: "deauthorize",
      headers: {},
      body: Buffer.from(form(dated?.signed_request ?? "")),
      now: new Date(at),
    });
    expect(parseNotice(request("2021-06-21T03:00:00Z"), ["key"])).toMatchObject({
      externalId: "0",
      occurredAt: new Date(1_624_244_156_000),
    });
    expect(parseNotice(request("2026-11-20T12:00:00Z"), ["key"])).toBeNull();
  });
});

describe("what is taken", () => {
  test("the address tells what is asked", () => {
    expect(noticeSlugs).toEqual(["deauthorize", "delete"]);
    expect(parse(form(sign(payloadText())), "delete")).toEqual({
      eventId: `delete:17900000000000001:${issued}`,
      kind: "delete",
      externalId: "17900000000000001",
      occurredAt: now,
      reason: null,
    });
    expect(parse(form(sign(payloadText())), "deauthorize")?.kind).toBe("ended");
  });

  test.each(secrets)("either secret signs: %s", (secret) => {
    expect(parse(form(sign(payloadText(), secret)))).not.toBeNull();
  });

  test("an id above 2^53 keeps its digits without quotes, and is the same event as with them", () => {
    const quoted = parse(form(sign(payloadText({ user_id: "27281358591558845" }))));
    const bare = payloadText({ user_id: 0 }).replace('"user_id":0', '"user_id":27281358591558845');
    expect(quoted?.externalId).toBe("27281358591558845");
    expect(parse(form(sign(bare)))).toEqual(quoted);
  });

  test("padding, escaped or not, and members unheard of", () => {
    const text = payloadText({ expires: 0, further: { user_id: 1 } });
    const padded = Buffer.from(text).toString("base64").replaceAll("+", "-").replaceAll("/", "_");
    const signed = `${mac(padded, "app-secret")}=.${padded}`;
    expect(padded).toMatch(/=$/);
    expect(parse(form(signed))?.externalId).toBe("17900000000000001");
    expect(parse(`signed_request=${signed}`)?.externalId).toBe("17900000000000001");
  });

  test.each([
    ["five minutes ahead", 300, true],
    ["further ahead", 301, false],
    ["seven days old", -7 * 86_400, true],
    ["older", -7 * 86_400 - 1, false],
  ])("%s", (_name, seconds, isTaken) => {
    const signed = sign(payloadText({ issued_at: issued + seconds }));
    expect(parse(form(signed)) !== null).toBe(isTaken);
  });
});

describe("what is refused", () => {
  const good = sign(payloadText());
  const [signature, encoded] = good.split(".");
  test.each([
    ["nothing", ""],
    ["no signature", form(`.${encoded}`)],
    ["no payload", form(`${signature}.`)],
    ["one part", form(`${encoded}`)],
    ["three parts", form(`${good}.${encoded}`)],
    [
      "another payload under the same signature",
      form(`${signature}.${encode(payloadText({ user_id: "2" }))}`),
    ],
    ["a signature cut short", form(`${signature?.slice(0, -4)}.${encoded}`)],
    ["a foreign secret", form(sign(payloadText(), "foreign"))],
    ["an empty secret", form(sign(payloadText(), ""))],
    ["a signature over the decoded text", form(`${mac(payloadText(), "app-secret")}.${encoded}`)],
    ["another algorithm", form(sign(payloadText({ algorithm: "none" })))],
    ["no algorithm", form(sign(payloadText({ algorithm: undefined })))],
    ["no person", form(sign(payloadText({ user_id: undefined })))],
    ["a person that is no number", form(sign(payloadText({ user_id: "1 or 1" })))],
    ["a number that is no whole one", form(sign(payloadText().replace('"17900000000000001"', "1.5")))],
    ["no time", form(sign(payloadText({ issued_at: undefined })))],
    ["no object", form(sign("[]"))],
    ["no JSON", form(sign("{"))],
    ["letters outside the alphabet", form(`${signature}.${encoded}!`)],
    ["two of them", `${form(good)}&${form(good)}`],
    ["JSON for a form", JSON.stringify({ signed_request: good })],
  ])("%s", (_name, body) => {
    expect(parse(body)).toBeNull();
  });

  test("an address it does not use", () => {
    expect(parse(form(good), "")).toBeNull();
    expect(parse(form(good), "constructor")).toBeNull();
  });

  test("everything where no secret is set", () => {
    const request = { slug: "delete", headers: {}, body: Buffer.from(form(sign(payloadText(), ""))), now };
    expect(parseNotice(request, [""])).toBeNull();
  });
});

test("answers with the code in letters and digits only", () => {
  const url = "https://example.test/receipts/7K3QF-0M9XA-BB2ND-4T8RZ";
  expect(deletionAnswer({ url, code: "7K3QF-0M9XA-BB2ND-4T8RZ" })).toEqual({
    url,
    confirmation_code: "7K3QF0M9XABB2ND4T8RZ",
  });
});
