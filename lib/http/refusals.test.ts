import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  ConflictError,
  ForbiddenError,
  GuardedError,
  InvalidInputError,
  NotFoundError,
  SignedOutError,
  StepUpRequiredError,
  TooManyRequestsError,
  UnavailableError,
} from "@/lib/errors";
import { CrossSiteError } from "@/lib/security/same-origin";
import { BodyTooLargeError } from "./read-body";
import { createRefusalLog } from "./refusals";

const minute = 60_000;
const requestId = "0190c2d4-0000-7000-8000-000000000001";
let lines: Record<string, unknown>[] = [];
beforeEach(() => {
  lines = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => {
    const { at: _at, ...said } = JSON.parse(String(line));
    lines.push(said);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("a refusal", () => {
  test.each([
    [new SignedOutError(), "signed-out", 401],
    [new ForbiddenError("Only Mira may, at mira@example.test."), "forbidden", 403],
    [new GuardedError(), "guarded", 403],
    [new CrossSiteError(), "cross-site", 403],
    [new NotFoundError("Account"), "not-found", 404],
    [new BodyTooLargeError(), "too-large", 413],
    [new TooManyRequestsError(new Date(0)), "too-often", 429],
  ])("is in the log by its kind and its request, and by nothing else: %s", (error, kind, status) => {
    createRefusalLog()(error, requestId, 0);
    expect(lines).toEqual([{ level: "info", event: "access.refused", kind, status, requestId }]);
  });

  test("that has no request id yet is there without one", () => {
    createRefusalLog()(new NotFoundError(), null, 0);
    expect(lines).toEqual([{ level: "info", event: "access.refused", kind: "not-found", status: 404 }]);
  });

  test.each([
    new InvalidInputError("Not so."),
    new StepUpRequiredError(),
    new ConflictError("Already so."),
    new UnavailableError("Later."),
    new TypeError("a bug"),
    "no error at all",
  ])("is not what is everyday's, or a fault of ours: %s", (error) => {
    createRefusalLog()(error, requestId, 0);
    expect(lines).toEqual([]);
  });
});

describe("a thousand refusals", () => {
  test("are sixty lines in a minute, and then how many there were beside them", () => {
    const note = createRefusalLog();
    for (let turn = 0; turn < 1_000; turn += 1) note(new ForbiddenError(), requestId, turn);
    expect(lines).toHaveLength(60);
    note(new ForbiddenError(), requestId, minute - 1);
    expect(lines).toHaveLength(60);
    note(new ForbiddenError(), requestId, minute);
    expect(lines.slice(60)).toEqual([
      { level: "info", event: "access.refusals-left-out", kind: "forbidden", count: 941 },
      { level: "info", event: "access.refused", kind: "forbidden", status: 403, requestId },
    ]);
    note(new ForbiddenError(), requestId, 2 * minute);
    expect(lines.slice(62).map(({ event }) => event)).toEqual(["access.refused"]);
  });

  test("of one kind leave another's lines where they are", () => {
    const note = createRefusalLog();
    for (let turn = 0; turn < 1_000; turn += 1) note(new NotFoundError(), requestId, turn);
    note(new CrossSiteError(), requestId, 1_000);
    expect(lines.slice(60)).toEqual([
      { level: "info", event: "access.refused", kind: "cross-site", status: 403, requestId },
    ]);
  });

  test("that come slowly are a line each", () => {
    const note = createRefusalLog();
    for (let turn = 0; turn < 1_000; turn += 1) note(new ForbiddenError(), requestId, turn * 1_000);
    expect(lines).toHaveLength(1_000);
  });
});
