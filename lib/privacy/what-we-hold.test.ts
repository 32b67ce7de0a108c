import { beforeEach, expect, test } from "vitest";
import { ForbiddenError, NotFoundError } from "@/lib/errors";
import { createPerson } from "@/lib/testing/builders";
import { createMarkedPerson, type MarkedPerson } from "@/lib/testing/canaries";
import { ownDatabases } from "@/lib/testing/own-database";
import { sheets } from "./sheets";
import { type Held, showRows, whatWeHold } from "./what-we-hold";

await ownDatabases();

let person: MarkedPerson;
beforeEach(async () => {
  person = await createMarkedPerson();
});

const rowsOf = ({ holdings }: Held, title: string) => holdings.find((one) => one.title === title)?.rows;

test("counts every kind of row about a person, with its oldest and newest day", async () => {
  const held = await whatWeHold(person.ctx);
  expect(rowsOf(held, "Your profile")).toBe(1);
  expect(rowsOf(held, "Linked accounts")).toBe(1);
  expect(rowsOf(held, "Posts and their counts")).toBe(2);
  expect(rowsOf(held, "Access tokens")).toBe(1);
  expect(rowsOf(held, "Keys")).toBe(2);
  expect(rowsOf(held, "Index of memberships")).toBe(1);
  expect(rowsOf(held, "Index of linked accounts")).toBe(1);
  // Two full months, 31 and 30 days, followers and views, and one day that was brought.
  expect(held.holdings.find(({ sheet }) => sheet === "account_readings")).toMatchObject({
    rows: 123,
    oldest: "2025-12-31",
    newest: "2026-06-30",
  });
  expect(held.rows).toBe(held.holdings.reduce((sum, { rows }) => sum + rows, 0));
});

test("counts nobody else's rows", async () => {
  const before = await whatWeHold(person.ctx);
  await createMarkedPerson();
  expect(await whatWeHold(person.ctx)).toEqual(before);
  const { ctx } = await createPerson();
  expect(rowsOf(await whatWeHold(ctx), "Posts and their counts")).toBe(0);
});

test("has a line for whatever the export has a file for", async () => {
  const { holdings } = await whatWeHold(person.ctx);
  expect(holdings.flatMap(({ sheet }) => sheet ?? [])).toEqual(sheets.map(({ name }) => name));
});

test("shows the rows behind a line, opened, and only theirs", async () => {
  await createMarkedPerson();
  const { rows, columns, total } = await showRows(person.ctx, { sheet: "users" });
  const address = columns.findIndex(({ name }) => name === "address");
  expect(rows.map((row) => row[address])).toEqual([person.address]);
  expect(total).toBe(1);
});

test("shows no secret in any line", async () => {
  const shown = await Promise.all(sheets.map(({ name }) => showRows(person.ctx, { sheet: name })));
  const text = JSON.stringify(shown);
  for (const mark of person.secret.values()) expect(text).not.toContain(mark);
  for (const mark of person.exported.values()) expect(text).toContain(mark);
});

test("knows no line of another name", async () => {
  await expect(showRows(person.ctx, { sheet: "connection_secrets" })).rejects.toThrow(NotFoundError);
});

test("is closed while the account is being deleted", async () => {
  const ctx = { ...person.ctx, actor: { ...person.ctx.actor, isFrozen: true } };
  await expect(whatWeHold(ctx)).rejects.toThrow(ForbiddenError);
  await expect(showRows(ctx, { sheet: "users" })).rejects.toThrow(ForbiddenError);
});
