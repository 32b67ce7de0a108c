import { expect, test } from "vitest";
import { createPerson } from "@/lib/testing/builders";
import { rows } from "@/lib/testing/linked-world";
import {
  AppearanceInput,
  CalmInput,
  RateInput,
  rememberRate,
  updateAppearance,
  updateCalm,
} from "./preferences";
import { getShell } from "./profile";

const of = (one: Awaited<ReturnType<typeof createPerson>>) =>
  rows(one.ctx, `select rate, theme, has_shortcuts from users where id = ${one.ctx.actor.userId}`);

test("a person's choices are kept, and nobody else's change", async () => {
  const [mine, theirs] = [await createPerson(), await createPerson()];
  await rememberRate(mine.ctx, { rate: "views-sum" });
  await updateAppearance(mine.ctx, { theme: "dark" });
  expect(await of(mine)).toEqual([{ rate: "views-sum", theme: "dark", has_shortcuts: false }]);
  expect(await of(theirs)).toEqual([{ rate: null, theme: "system", has_shortcuts: true }]);
  await updateAppearance(mine.ctx, { theme: "system", shortcuts: "on" });
  expect(await getShell(mine.ctx)).toEqual({ person: mine.address, theme: "system", hasShortcuts: true });
  const event = { action: "profile.changed", entity_id: mine.ctx.actor.publicId };
  const events = await rows(mine.ctx, "select action, entity_id from audit_events order by id");
  expect(events).toEqual([event, event, event]);
});

test("calm mode is a person's own, both halves of it apart", async () => {
  const [mine, theirs] = [await createPerson(), await createPerson()];
  const calm = (one: typeof mine) =>
    rows(
      one.ctx,
      `select has_weekly_medians, has_hidden_counts from users where id = ${one.ctx.actor.userId}`,
    );
  await updateCalm(mine.ctx, { weekly: "on" });
  expect(await calm(mine)).toEqual([{ has_weekly_medians: true, has_hidden_counts: false }]);
  expect(await calm(theirs)).toEqual([{ has_weekly_medians: false, has_hidden_counts: false }]);
  await updateCalm(mine.ctx, { hidden: "on" });
  expect(await calm(mine)).toEqual([{ has_weekly_medians: false, has_hidden_counts: true }]);
  expect(CalmInput.safeParse({ weekly: "yes" }).success).toBe(false);
  expect(CalmInput.safeParse({ streak: "on" }).success).toBe(false);
});

test("what is no choice is refused", () => {
  for (const rate of ["likes", "", null, ["views"]])
    expect(RateInput.safeParse({ rate }).success).toBe(false);
  for (const theme of ["sepia", "", undefined])
    expect(AppearanceInput.safeParse({ theme }).success).toBe(false);
  expect(RateInput.safeParse({ rate: "views", more: "1" }).success).toBe(false);
});
