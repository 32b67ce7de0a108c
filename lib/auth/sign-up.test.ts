import { describe, expect, test } from "vitest";
import { listActivity } from "@/lib/audit/list-activity";
import { InvalidInputError } from "@/lib/errors";
import { contextOfPerson } from "@/lib/testing/factors";
import { rows } from "@/lib/testing/linked-world";
import {
  askForAccount,
  asSession,
  goodPassword,
  newAddress,
  type SignedUp,
  signUpFully,
} from "@/lib/testing/people";
import { contextOf, createVisitor, mailsTo, mailTo } from "@/lib/testing/visitors";
import { findUserByAddress } from "./find-user";
import { getProfile } from "./profile";
import { readForm } from "./read-form";
import { redeemCode, redeemLink } from "./redeem";
import { SignUpInput, signUp } from "./sign-up";

const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};

const personOf = async (person: SignedUp) => ({ ...person, ctx: await contextOfPerson(person) });

describe("sign-up", () => {
  test("makes a person with a workspace of their own, owner of it", async () => {
    const { session, visitor, address } = await signUpFully();
    const ctx = await contextOf(session.token, visitor.wall);
    if (!ctx) throw new Error("no session");
    expect(ctx).toMatchObject({ role: "owner", actor: { isFrozen: false } });
    expect(ctx.workspaceId).not.toBeNull();
    expect(await getProfile(ctx)).toMatchObject({
      name: "Mira",
      address,
      hasPassword: true,
      showCovers: true,
      theme: "system",
      hasShortcuts: true,
    });
  });

  test("begins no session before the address is proven", async () => {
    const visitor = createVisitor();
    const address = newAddress();
    await askForAccount(visitor, address, { password: goodPassword });
    const user = await findUserByAddress(address);
    expect(user?.isProven).toBe(false);
    expect((await mailTo(address)).subject).toBe("Confirm your address");
  });

  test("works without a password and without a name", async () => {
    const visitor = createVisitor();
    const address = newAddress();
    await askForAccount(visitor, address);
    const session = asSession(await redeemCode(visitor, { code: (await mailTo(address)).code }));
    const ctx = await contextOf(session.token, visitor.wall);
    expect(ctx && (await getProfile(ctx))).toMatchObject({ name: null, hasPassword: false });
  });

  test("answers the same for an address that has an account, and mails its owner instead", async () => {
    const { address } = await signUpFully();
    const stranger = createVisitor();
    const input = { email: address, password: "another-pair-of-wet-boots", name: "Eve", age: "on" as const };
    expect(await signUp(stranger, input)).toBe(await signUp(stranger, { ...input, email: newAddress() }));
    await stranger.settle();
    const subjects = (await mailsTo(address)).map((mail) => mail.subject);
    expect(subjects.sort()).toEqual(["Confirm your address", "You already have an account"]);
    const user = await findUserByAddress(address);
    expect(user?.isProven).toBe(true);
  });

  test("lets the owner of an existing account in by the code of that mail", async () => {
    const { address } = await signUpFully();
    const again = createVisitor();
    await askForAccount(again, address);
    const mail = (await mailsTo(address)).find(({ subject }) => subject === "You already have an account");
    await expect(redeemCode(again, { code: mail?.code ?? "" })).resolves.toHaveProperty("token");
  });

  test("two sign-ups of one address at once make one person", async () => {
    const address = newAddress();
    const visitors = [createVisitor(), createVisitor(), createVisitor()];
    await Promise.all(visitors.map((visitor) => askForAccount(visitor, address)));
    expect(await mailsTo(address)).toHaveLength(3);
    expect(await findUserByAddress(address)).not.toBeNull();
  });

  test("refuses a weak password before anything is written", async () => {
    const visitor = createVisitor();
    const address = newAddress();
    await expect(
      signUp(visitor, { email: address, password: "passwordpassword", name: "", age: "on" }),
    ).rejects.toThrow(InvalidInputError);
    await visitor.settle();
    expect(await findUserByAddress(address)).toBeNull();
    expect(await mailsTo(address)).toEqual([]);
  });

  test("refuses a password that leans on the address or the name typed beside it", async () => {
    const visitor = createVisitor();
    const email = newAddress();
    const leaning = [
      { password: email.split("@")[0] ?? "", name: "" },
      { password: "Mira Hofstadter", name: "Mira Hofstadter" },
    ];
    for (const typed of leaning) {
      await expect(signUp(visitor, { email, age: "on", ...typed })).rejects.toThrow(/guessed too soon/);
    }
    await visitor.settle();
    expect(await mailsTo(email)).toEqual([]);
  });

  test("keeps which terms were accepted, and the mail that went out stands in the person's own list", async () => {
    const { ctx, address } = await personOf(await signUpFully());
    expect(await rows(ctx, "select terms_version from users")).toEqual([{ terms_version: "2026-11-01" }]);
    await askForAccount(createVisitor(), address);
    expect((await listActivity(ctx, {})).entries.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        "Mail sent: a code to confirm your address",
        "Mail sent: somebody tried to sign up with your address",
      ]),
    );
  });

  test("may be for whoever wants a passkey, and has neither password nor name unless they are typed", () => {
    const email = "mira@example.test";
    expect(SignUpInput.parse({ email, age: "on", way: "passkey" })).toEqual({
      email,
      password: "",
      name: "",
      age: "on",
      way: "passkey",
    });
    expect(SignUpInput.safeParse({ email, age: "on", way: "" }).success).toBe(false);
  });

  test("needs the age box, and names every field that needs a change", () => {
    expect(() => readForm(SignUpInput, form({ email: "nobody", password: "", name: "" }))).toThrow(
      expect.objectContaining({
        fields: {
          email: "Enter an email address, such as name@example.com.",
          age: "You can sign up once you are 16.",
        },
      }),
    );
  });

  test("refuses fields it does not know", () => {
    expect(() => readForm(SignUpInput, form({ email: "a@example.test", age: "on", role: "owner" }))).toThrow(
      InvalidInputError,
    );
  });
});

describe("the first proof of an address", () => {
  test("keeps what the proving browser set", async () => {
    const { address } = await signUpFully({ password: goodPassword });
    expect((await findUserByAddress(address))?.passwordHash).not.toBeNull();
  });

  test("removes password and name that came from another browser", async () => {
    const elsewhere = createVisitor();
    const address = newAddress();
    await askForAccount(elsewhere, address, { password: goodPassword, name: "Eve" });
    const owner = createVisitor();
    const session = asSession(await redeemLink(owner, { secret: (await mailTo(address)).secret }));
    const ctx = await contextOf(session.token, owner.wall);
    expect(ctx && (await getProfile(ctx))).toMatchObject({ name: null, hasPassword: false });
  });

  test("keeps the name of the newest wish, or that it has none", async () => {
    const wished = async (...names: string[]) => {
      const visitor = createVisitor();
      const address = newAddress();
      for (const name of names) await askForAccount(visitor, address, { name });
      for (const { code } of await mailsTo(address)) {
        const step = await redeemCode(visitor, { code }).catch(() => null);
        if (!step) continue;
        const { ctx } = await personOf({ address, visitor, session: asSession(step) });
        return (await getProfile(ctx)).name;
      }
      throw new Error("no mail opened it");
    };
    expect(await wished("Eve", "Mira")).toBe("Mira");
    expect(await wished("", "Mira")).toBe("Mira");
    expect(await wished("Eve", "")).toBeNull();
  });

  test("makes every other mail of that person useless", async () => {
    const [eve, owner] = [createVisitor(), createVisitor()];
    const address = newAddress();
    await askForAccount(eve, address, { password: goodPassword });
    const first = await mailTo(address);
    await askForAccount(owner, address, { password: "another-pair-of-wet-boots" });
    const second = (await mailsTo(address)).find(({ secret }) => secret !== first.secret);
    await redeemCode(owner, { code: second?.code ?? "" });
    await expect(redeemLink(eve, { secret: first.secret })).rejects.toThrow("This link was used already");
  });

  test("keeps the newest password, and only in the browser that set it", async () => {
    const [eve, owner] = [createVisitor(), createVisitor()];
    const address = newAddress();
    await askForAccount(owner, address, { password: goodPassword });
    const mine = await mailTo(address);
    await askForAccount(eve, address, { password: "another-pair-of-wet-boots" });
    await redeemCode(owner, { code: mine.code });
    expect((await findUserByAddress(address))?.passwordHash).toBeNull();
  });
});

test("nothing personal of a sign-up is readable in its row", async () => {
  const { address } = await signUpFully();
  const user = await findUserByAddress(address);
  const values = Object.values(user ?? {}).map((value) =>
    Buffer.isBuffer(value) ? value.toString("latin1") : String(value),
  );
  expect(values.join(" ")).not.toMatch(/example\.test|Mira|quiet-harbour/);
});
