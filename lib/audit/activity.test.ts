import { describe, expect, test } from "vitest";
import { activity } from "@/db/schema";
import { updateCalm } from "@/lib/auth/preferences";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { inLanguage } from "@/lib/language/in-language";
import { createPerson, testNow } from "@/lib/testing/builders";
import { type SignedUp, signUpFully } from "@/lib/testing/people";
import { contextOf, createVisitor } from "@/lib/testing/visitors";
import { downloadActivity, listActivity, listSignIns, wipeActivity } from "./list-activity";

async function context(person: SignedUp): Promise<PersonContext> {
  const ctx = await contextOf(person.session.token, person.visitor.wall);
  if (!ctx) throw new Error("no session");
  return ctx;
}

const textsOf = async (ctx: PersonContext) => (await listActivity(ctx, {})).entries.map(({ text }) => text);

describe("a person's own list", () => {
  test("tells of sign-ins with device and cut network, of mails and of changes, newest first", async () => {
    const ctx = await context(await signUpFully({ visitor: createVisitor({ address: "203.0.113.42" }) }));
    await updateCalm(ctx, { weekly: "on" });
    const { entries, older } = await listActivity(ctx, {});
    expect(entries.map(({ text, device, network }) => [text, device, network])).toEqual([
      ["You changed your profile", null, null],
      ["You signed in", "Firefox on Linux", "203.0.113.0/24"],
      ["Mail sent: a code to confirm your address", null, null],
    ]);
    expect(older).toBeNull();
    expect((await listSignIns(ctx)).map(({ at, network }) => [at, network])).toEqual([
      [testNow.toISOString(), "203.0.113.0/24"],
    ]);
  });

  test("is nobody else's, and speaks the reader's language", async () => {
    const [mira, noor] = [await context(await signUpFully()), (await createPerson()).ctx];
    expect(await textsOf(noor)).toEqual([]);
    expect((await downloadActivity(noor)).rows).toEqual([]);
    expect(await inLanguage("de", () => textsOf(mira))).toEqual([
      "Du hast dich angemeldet",
      "Mail gesendet: ein Code, um deine Adresse zu bestätigen",
    ]);
  });

  test("comes in pages of fifty without a line lost or told twice", async () => {
    const { ctx } = await createPerson();
    const other = await createPerson();
    const line = (userId: bigint, kind: string) => ({
      publicId: crypto.randomUUID(),
      userId,
      at: testNow,
      kind,
    });
    await inWorkspace(ctx, (tx) =>
      tx
        .insert(activity)
        .values(Array.from({ length: 101 }, (_, at) => line(ctx.actor.userId, `line ${at}`))),
    );
    await inWorkspace(other.ctx, (tx) =>
      tx.insert(activity).values(line(other.ctx.actor.userId, "not yours")),
    );
    const told: string[] = [];
    let before: string | undefined;
    const lengths: number[] = [];
    do {
      const page = await listActivity(ctx, { before });
      told.push(...page.entries.map(({ text }) => text));
      lengths.push(page.entries.length);
      before = page.older ?? undefined;
    } while (before);
    expect(lengths).toEqual([50, 50, 1]);
    expect(told).toEqual(Array.from({ length: 101 }, (_, at) => `line ${100 - at}`));
  });

  test("cannot be paged by the line of another person", async () => {
    const [mira, noor] = [await context(await signUpFully()), await context(await signUpFully())];
    const [last] = (await listActivity(noor, {})).entries;
    expect((await listActivity(mira, { before: last?.id })).entries).toHaveLength(2);
  });

  test("is wiped for one person alone, and says so", async () => {
    const [mira, noor] = [await context(await signUpFully()), await context(await signUpFully())];
    await wipeActivity(mira);
    expect(await textsOf(mira)).toEqual(["You wiped this list"]);
    expect(await textsOf(noor)).toHaveLength(2);
  });
});
