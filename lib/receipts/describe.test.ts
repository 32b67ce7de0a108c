import { describe, expect, test } from "vitest";
import { inLanguage } from "@/lib/language/in-language";
import type { DisconnectBody, ErasureBody } from "./body";
import { describeReceipt } from "./describe";

const at = "2026-06-15T09:30:00.000Z";
const later = "2026-06-15T09:31:00.000Z";
const code = "7K3QF-0M9XA-BB2ND-4T8RZ";
const verified = (body: DisconnectBody | ErasureBody, written = [at, later]) =>
  describeReceipt({ state: "verified", code, body, written, hash: "ab" });

const disconnect = (change: Partial<DisconnectBody>): DisconnectBody => ({
  kind: "disconnect",
  sequence: "2",
  code,
  issuedAt: later,
  state: "complete",
  platform: "somewhere",
  steps: [],
  deletedRows: 0,
  remains: [],
  ...change,
});

const erasure = (change: Partial<ErasureBody>): ErasureBody => ({
  kind: "erasure",
  sequence: "2",
  code,
  issuedAt: later,
  state: "complete",
  requestedAt: at,
  runAt: at,
  finishedAt: later,
  deleted: [],
  connections: { ended: 0, pending: 0 },
  billing: "nothing-to-end",
  closingMail: "sent",
  remains: [],
  ...change,
});

test.each([
  ["still-accepted", { text: "Done here; the access at somewhere is yours to end", tone: "warn" }],
  ["no-answer", { text: "Done here; the access at somewhere is yours to end", tone: "warn" }],
  ["refused", { text: "Complete", tone: "good" }],
] as const)("where a platform has no call to end an access and the old token is %s", (result, status) => {
  const slip = verified(
    disconnect({
      steps: [
        { step: "revoke", result: "not-offered", at },
        { step: "probe", result, at },
        { step: "destroy-key", result: "done", at: later },
      ],
    }),
  );
  expect(slip.status).toEqual(status);
  expect(slip.confirmations[0]).toMatchObject({
    text: "documents no call by which we could end the access; removing this app there ends it.",
    isConfirmed: false,
  });
});

test("keeps apart what the platform confirmed and what was destroyed here", () => {
  const slip = verified(
    disconnect({
      deletedRows: 77,
      steps: [
        { step: "delete-history", result: "done", at },
        { step: "revoke", result: "confirmed", at },
        { step: "probe", result: "refused", at },
        { step: "destroy-key", result: "done", at: later },
      ],
    }),
  );
  expect(slip.lines).toEqual([
    { what: "History of public counts", count: "77", how: "Rows deleted", at },
    { what: "Our copy of the access token", count: null, how: "Deleted, with its key", at: later },
  ]);
  expect(slip.confirmations.map(({ who, isConfirmed }) => [who, isConfirmed])).toEqual([
    ["somewhere", true],
    ["somewhere", true],
  ]);
  expect(slip.dates).toEqual([
    { term: "Requested", at },
    { term: "Completed", at: later },
  ]);
});

test("does not count kept history as destroyed", () => {
  const steps = [{ step: "delete-history", result: "kept", at } as const];
  expect(verified(disconnect({ steps })).lines).toEqual([]);
});

test("says that a platform was silent, and that the disconnect is not complete", () => {
  const steps = [{ step: "revoke", result: "no-answer", at } as const];
  const slip = verified(disconnect({ state: "pending", steps }));
  expect(slip.confirmations[0]).toMatchObject({
    isConfirmed: false,
    text: expect.stringContaining("did not answer"),
  });
  expect(slip.status.tone).toBe("warn");
  expect(slip.dates.at(-1)).toEqual({ term: "Completed", at: null });
});

test("tells of an erasure what went, and who was still silent", () => {
  const slip = verified(
    erasure({ deleted: [{ what: "Your profile", rows: 1 }], connections: { ended: 2, pending: 1 } }),
  );
  expect(slip.lines).toEqual([{ what: "Your profile", count: "1", how: "Rows deleted", at: later }]);
  expect(slip.confirmations.map(({ text, isConfirmed }) => [text, isConfirmed])).toEqual([
    ["2 connections ended; each has a receipt of its own.", true],
    ["1 platform has not answered yet; each is asked again for 72 hours.", false],
    ["sent.", true],
  ]);
});

test("confirms nothing of an erasure that waits or was called off", () => {
  const runAt = "2026-06-21T09:30:00.000Z";
  const waiting = verified(erasure({ state: "waiting", runAt, finishedAt: null }));
  expect(waiting.confirmations).toEqual([]);
  expect(waiting.status.text).toContain("can be undone");
  expect(waiting.dates.map(({ term }) => term)).toEqual(["Requested", "Deletion begins", "Completed"]);
  const kept = verified(erasure({ state: "kept", runAt: null, finishedAt: null }));
  expect(kept.dates.map(({ term }) => term)).toEqual(["Requested"]);
  expect(kept.status.text).toContain("kept");
});

test("promises no days to undo an erasure that begins at once", () => {
  const running = verified(erasure({ state: "waiting", runAt: later, finishedAt: null }));
  expect(running.status.text).toBe("Running: deletion begins at once");
});

describe("a deletion asked for at the platform", () => {
  const cause = "deletion-asked" as const;

  test("is received before anything is done", () => {
    const slip = verified(disconnect({ cause, state: "pending" }), [at]);
    expect(slip.title).toBe("Receipt of a deletion asked for at somewhere");
    expect(slip.status).toEqual({ text: "Received: it is being carried out", tone: "warn" });
    expect(slip.dates).toEqual([
      { term: "Requested", at },
      { term: "Completed", at: null },
    ]);
  });

  test("has the same form whether something was held or nothing", () => {
    const step = (result: "done" | "nothing-held") =>
      disconnect({
        cause,
        deletedRows: result === "done" ? 6 : 0,
        steps: [{ step: "delete-history", result, at }],
      });
    const [held, nothing] = [verified(step("done")), verified(step("nothing-held"))];
    expect(held.lines).toEqual([{ what: "History of public counts", count: "6", how: "Rows deleted", at }]);
    expect(nothing.lines).toEqual([
      { what: "Nothing was held", count: null, how: "We had no such account", at },
    ]);
    expect({ ...held, lines: [] }).toEqual({ ...nothing, lines: [] });
  });

  test("is more than received once something is done", () => {
    const steps = [{ step: "delete-history", result: "done", at } as const];
    expect(verified(disconnect({ cause, state: "pending", steps })).status.text).toContain("not every step");
  });
});

test("an access that ended there is told from one that was ended here", () => {
  expect(verified(disconnect({ cause: "ended-there" })).title).toBe(
    "Receipt of an access ended at somewhere",
  );
  expect(verified(disconnect({})).title).toBe("Receipt of a disconnect from somewhere");
});

test("what was signed in English is told in the reader's language where that is known", () => {
  const body = erasure({
    deleted: [
      { what: "Your profile", rows: 1 },
      { what: "A kind of row of former years", rows: 2 },
    ],
    connections: { ended: 1, pending: 0 },
    remains: [{ what: "This receipt, which names nobody", until: later }],
  });
  const slip = inLanguage("de", () => verified(body));
  expect(slip.title).toBe("Beleg einer Löschung");
  expect(slip.lines.map(({ what }) => what)).toEqual(["Dein Profil", "A kind of row of former years"]);
  expect(slip.confirmations[0]?.text).toBe("1 Verbindung beendet; sie hat einen eigenen Beleg.");
  expect(slip.stays[0]?.what).toBe("Dieser Beleg, der niemanden nennt");
});
