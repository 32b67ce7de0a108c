import { expect, test } from "vitest";
import { inLanguage } from "@/lib/language/in-language";
import { retentionPeriods, type TableClass } from "./classification";
import { describeCategories, describeTables } from "./describe";
import { inventory, keystoreInventory } from "./inventory";

test("every table of both clusters has a line in words", () => {
  const tables = describeTables();
  expect(tables.map(({ name }) => name)).toEqual([
    ...Object.keys(inventory),
    ...Object.keys(keystoreInventory),
  ]);
  for (const table of tables) {
    expect(Object.values(table).every((text) => text !== "")).toBe(true);
    expect(table.kept).toMatch(/^[A-Z0-9]/);
  }
});

test("every category that a column bears is described, and no other", () => {
  const borne = new Set(
    Object.values<TableClass>({ ...inventory, ...keystoreInventory }).flatMap(({ columns }) =>
      Object.values(columns).map(({ category }) => category),
    ),
  );
  const described = describeCategories().map(({ id }) => id);
  expect(new Set(described)).toEqual(borne);
  expect(described.at(-1)).toBe("system.operations");
});

test("tells of the address that it is sealed, exported, deleted, and why it is kept", () => {
  const address = describeCategories().find(({ id }) => id === "user.contact.email");
  expect(address).toMatchObject({
    title: "Email address",
    why: ["To run your account"],
    kept: [retentionPeriods.account.text, retentionPeriods.invitation.text],
    onErase: ["Deleted"],
    inExport: "Yes, but for secrets and inner numbers",
  });
  expect(address?.what).toContainEqual({
    where: "Your profile",
    values: expect.arrayContaining(["Your email address."]),
  });
  expect(address?.processors).toEqual(["the mail provider"]);
  expect(address?.protection).toMatch(/^Sealed/);
});

test("tells of tokens that no export has them", () => {
  const password = describeCategories().find(({ id }) => id === "user.authorization.password");
  expect(password?.inExport).toBe("No: secrets and inner numbers");
});

test("names what an erasure leaves, with its reason", () => {
  const left = describeTables().filter(({ onErase }) => onErase !== "Deleted");
  expect(left.map(({ name }) => name)).toEqual([
    "rateLimits",
    "disconnects",
    "receipts",
    "inbox",
    "unsealedEvents",
    "auditChain",
    "allowanceSpending",
    "erasureLedger",
  ]);
  for (const { onErase } of left) expect(onErase).toMatch(/^Stays: .{10,}/);
});

test("says the policy in the language it binds in, whoever reads it", () => {
  expect(inLanguage("de", describeTables)).toEqual(describeTables());
  expect(inLanguage("de", describeCategories)).toEqual(describeCategories());
});
