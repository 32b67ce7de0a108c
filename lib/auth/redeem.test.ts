import { describe, expect, test } from "vitest";
import { InvalidInputError, TooManyRequestsError } from "@/lib/errors";
import {
  askForAccount,
  asSession,
  goodPassword,
  newAddress,
  type SignedUp,
  signUpFully,
} from "@/lib/testing/people";
import {
  contextOf,
  createVisitor,
  later,
  mailsTo,
  mailTo,
  type TestMail,
  type TestVisitor,
} from "@/lib/testing/visitors";
import { Code, redeemCode, redeemLink } from "./redeem";
import { requestCode } from "./request-code";
import { signIn } from "./sign-in";

const minute = 60_000;

/** Somebody with an account asks for a sign-in mail in a new browser. */
async function ask(person?: SignedUp): Promise<{ visitor: TestVisitor; mail: TestMail; address: string }> {
  const { address } = person ?? (await signUpFully());
  const visitor = createVisitor();
  const before = new Set((await mailsTo(address)).map(({ secret }) => secret));
  await requestCode(visitor, { email: address });
  await visitor.settle();
  const mail = (await mailsTo(address)).find(({ secret }) => !before.has(secret));
  if (!mail) throw new Error("no mail");
  return { visitor, mail, address };
}

const wrongOf = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

describe("a sign-in code", () => {
  test("signs in the browser that asked for it", async () => {
    const { visitor, mail } = await ask();
    const session = asSession(await redeemCode(visitor, { code: mail.code }));
    expect(await contextOf(session.token, visitor.wall)).not.toBeNull();
  });

  test("works once", async () => {
    const { visitor, mail } = await ask();
    await redeemCode(visitor, { code: mail.code });
    await expect(redeemCode(visitor, { code: mail.code })).rejects.toThrow(InvalidInputError);
  });

  test("does nothing in another browser", async () => {
    const { visitor, mail } = await ask();
    await expect(redeemCode(createVisitor(), { code: mail.code })).rejects.toThrow(/not right/);
    await expect(redeemCode(visitor, { code: mail.code })).resolves.toHaveProperty("token");
  });

  test("lives ten minutes, to the millisecond", async () => {
    const first = await ask();
    await expect(redeemCode(later(first.visitor, 10 * minute), { code: first.mail.code })).rejects.toThrow(
      InvalidInputError,
    );
    const second = await ask();
    await expect(
      redeemCode(later(second.visitor, 10 * minute - 1), { code: second.mail.code }),
    ).resolves.toHaveProperty("token");
  });

  test("is void after five wrong ones", async () => {
    const { visitor, mail } = await ask();
    for (let i = 0; i < 4; i += 1) {
      await expect(redeemCode(visitor, { code: wrongOf(mail.code) })).rejects.toThrow(/not right/);
    }
    const spared = await ask();
    for (let i = 0; i < 4; i += 1) {
      await expect(redeemCode(spared.visitor, { code: wrongOf(spared.mail.code) })).rejects.toThrow();
    }
    await expect(redeemCode(spared.visitor, { code: spared.mail.code })).resolves.toHaveProperty("token");
    await expect(redeemCode(visitor, { code: wrongOf(mail.code) })).rejects.toThrow(/not right/);
    await expect(redeemCode(visitor, { code: mail.code })).rejects.toThrow(/not right/);
  });

  test("is void once a newer one was asked for in the same browser", async () => {
    const { visitor, mail, address } = await ask();
    await requestCode(visitor, { email: address });
    await visitor.settle();
    await expect(redeemLink(visitor, { secret: mail.secret })).rejects.toThrow(/used already/);
  });

  test("is refused with the same words for an address without an account", async () => {
    const visitor = createVisitor();
    await requestCode(visitor, { email: newAddress() });
    await visitor.settle();
    const asked = await ask();
    const refusals = await Promise.all(
      [
        redeemCode(visitor, { code: "123456" }),
        redeemCode(asked.visitor, { code: wrongOf(asked.mail.code) }),
      ].map((attempt) =>
        attempt.catch((error: InvalidInputError) => JSON.stringify([error.message, error.fields])),
      ),
    );
    const sentence = "This code is not right, or no longer valid. After five tries a new one is needed.";
    expect(refusals).toEqual(Array(2).fill(JSON.stringify([sentence, { code: sentence }])));
  });

  test("is guessed twenty times from one network, then each guess waits", async () => {
    const network = "203.0.113.99";
    for (let i = 0; i < 20; i += 1) {
      await expect(redeemCode(createVisitor({ address: network }), { code: "123456" })).rejects.toThrow(
        InvalidInputError,
      );
    }
    await expect(redeemCode(createVisitor({ address: network }), { code: "123456" })).rejects.toThrow(
      TooManyRequestsError,
    );
  });

  test("may be typed with spaces and hyphens", () => {
    expect(Code.parse(" 123 456")).toBe("123456");
    expect(Code.parse("123-456")).toBe("123456");
    expect(Code.safeParse("12345").success).toBe(false);
    expect(Code.safeParse("12345a").success).toBe(false);
  });
});

describe("a link", () => {
  test("signs in only the browser that asked for it", async () => {
    const { visitor, mail } = await ask();
    const sentence =
      "This link was used already, is too old, or was asked for in another browser. Ask for a new one there.";
    await expect(redeemLink(createVisitor(), { secret: mail.secret })).rejects.toMatchObject({
      message: sentence,
      fields: { secret: sentence },
    });
    await expect(redeemLink(visitor, { secret: mail.secret })).resolves.toHaveProperty("token");
  });

  test("that proves an address may be opened anywhere, for 24 hours", async () => {
    const address = newAddress();
    const asking = createVisitor();
    await askForAccount(asking, address, { password: goodPassword });
    const { secret } = await mailTo(address);
    const tooLate = createVisitor({ wall: later(asking, 24 * 60 * minute).wall });
    await expect(redeemLink(tooLate, { secret })).rejects.toThrow(InvalidInputError);
    const inTime = createVisitor({ wall: later(asking, 24 * 60 * minute - 1).wall });
    await expect(redeemLink(inTime, { secret })).resolves.toHaveProperty("token");
  });
});

test("a mail forgives the wrong passwords that came before it", async () => {
  const { visitor, mail, address } = await ask();
  for (let i = 0; i < 5; i += 1) {
    await expect(signIn(createVisitor(), { email: address, password: "wrong" })).rejects.toThrow();
  }
  await redeemCode(visitor, { code: mail.code });
  await expect(signIn(createVisitor(), { email: address, password: goodPassword })).resolves.toHaveProperty(
    "token",
  );
});
