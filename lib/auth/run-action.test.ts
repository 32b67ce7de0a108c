import { beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import type { PersonContext } from "@/lib/context";
import {
  AppError,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  SignedOutError,
  StepUpRequiredError,
  UnavailableError,
} from "@/lib/errors";
import { runAction, runAnswering } from "./run-action";

const edge = vi.hoisted(() => ({ headers: new Map<string, string>(), isFresh: true, asked: {} }));

class Redirect extends Error {}
vi.mock("next/headers", () => ({
  headers: async () => ({ get: (name: string) => edge.headers.get(name) ?? null }),
}));
vi.mock("next/navigation", () => ({
  redirect: (to: string) => {
    throw new Redirect(to);
  },
}));
vi.mock("./session", () => ({
  requireContext: async (options: object) => {
    edge.asked = options;
    return { requestId: "request-1" };
  },
  requireStepUp: () => {
    if (!edge.isFresh) throw new StepUpRequiredError();
  },
}));

const Input = z.strictObject({ accountId: z.string().min(3, { error: "Choose an account." }) });

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

const good = () => form({ accountId: "abc", $ACTION_ID_1: "the framework's own" });
const failing = (error: unknown) => async () => {
  throw error;
};

beforeEach(() => {
  edge.isFresh = true;
  edge.headers = new Map([
    ["sec-fetch-site", "same-origin"],
    ["x-request-id", "request-1"],
    ["referer", "http://127.0.0.1:3000/connections?tab=1"],
  ]);
});

describe("a server action", () => {
  test("hands context and parsed input to the verb, and is done", async () => {
    const verb = vi.fn(async (_ctx: PersonContext, _input: { accountId: string }) => 3);
    expect(await runAction(Input, good(), verb)).toEqual({ status: "done" });
    expect(verb).toHaveBeenCalledExactlyOnceWith({ requestId: "request-1" }, { accountId: "abc" });
    // Each verb says for itself what may happen while an account is being deleted.
    expect(edge.asked).toEqual({ whileFrozen: true });
  });

  test("brings back what the page needs", async () => {
    expect(await runAnswering(Input, good(), async () => ["code"])).toEqual({
      status: "done",
      result: ["code"],
    });
    edge.isFresh = false;
    await expect(runAnswering(Input, good(), async () => ["code"], { stepUp: true })).rejects.toThrow(
      Redirect,
    );
  });

  test("sends whoever is signed out to sign in", async () => {
    await expect(runAction(Input, good(), failing(new SignedOutError()))).rejects.toThrow(
      new Redirect("/signin"),
    );
  });

  test("says what came of it", async () => {
    const verb = async () => 3;
    expect(await runAction(Input, good(), verb, { message: "Saved." })).toEqual({
      status: "done",
      message: "Saved.",
    });
    const state = await runAction(Input, good(), verb, { message: (count) => `${count} ended.` });
    expect(state).toEqual({ status: "done", message: "3 ended." });
  });

  test("never reaches the verb from another site", async () => {
    edge.headers.set("sec-fetch-site", "cross-site");
    const verb = vi.fn(async () => {});
    expect(await runAction(Input, good(), verb)).toMatchObject({ status: "failed" });
    expect(verb).not.toHaveBeenCalled();
  });

  test("says in the log that somebody was refused, by the kind and the request alone", async () => {
    const out = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    edge.headers.set("x-request-id", "0190c2d4-0000-7000-8000-000000000001");
    await runAction(Input, good(), failing(new ForbiddenError("Not Mira.")));
    edge.headers.set("sec-fetch-site", "cross-site");
    await runAction(Input, good(), async () => {});
    const said = out.mock.calls.map(([line]) => JSON.parse(String(line)));
    out.mockRestore();
    const line = { at: expect.any(String), level: "info", event: "access.refused", status: 403 };
    expect(said).toEqual(
      ["forbidden", "cross-site"].map((kind) => ({
        ...line,
        kind,
        requestId: "0190c2d4-0000-7000-8000-000000000001",
      })),
    );
  });

  test.each([
    [{}, { accountId: expect.any(String) }],
    [{ accountId: "a" }, { accountId: "Choose an account." }],
    [{ accountId: "abc", role: "owner" }, { form: expect.any(String) }],
  ])("refuses %j before the verb, field by field", async (fields, problems) => {
    const verb = vi.fn(async () => {});
    const state = await runAction(Input, form(fields as Record<string, string>), verb);
    expect(state).toMatchObject({ status: "invalid", fields: problems });
    expect(verb).not.toHaveBeenCalled();
  });

  test("turns expected outcomes into sentences", async () => {
    expect(await runAction(Input, good(), failing(new NotFoundError("Account")))).toEqual({
      status: "failed",
      message: "Account not found.",
    });
    expect(await runAction(Input, good(), failing(new ForbiddenError("No.")))).toEqual({
      status: "failed",
      message: "No.",
    });
    expect(
      await runAction(Input, good(), failing(new InvalidInputError("No.", { day: "Not that." }))),
    ).toEqual({
      status: "invalid",
      message: "No.",
      fields: { day: "Not that." },
    });
  });

  test("gives the request id with an outage, for the one who has to look for it", async () => {
    expect(await runAction(Input, good(), failing(new UnavailableError("YouTube does not answer.")))).toEqual(
      {
        status: "failed",
        message: "YouTube does not answer.",
        requestId: "request-1",
      },
    );
  });

  test("fails with a sentence where a request has no id", async () => {
    edge.headers.delete("x-request-id");
    expect(await runAction(Input, good(), failing(new UnavailableError("No answer.")))).toEqual({
      status: "failed",
      message: "No answer.",
    });
  });

  test("gives the request id from status 500 on", async () => {
    const requestId = "request-1";
    const state = { status: "failed", message: "Broken." };
    expect(await runAction(Input, good(), failing(new AppError("Broken.", 500)))).toEqual({
      ...state,
      requestId,
    });
    expect(await runAction(Input, good(), failing(new AppError("Broken.", 499)))).toEqual(state);
  });

  test("lets a bug go on to the error page", async () => {
    await expect(runAction(Input, good(), failing(new TypeError("bug")))).rejects.toThrow(TypeError);
  });

  test("asks for a fresh proof first, and comes back to the page it was sent from", async () => {
    edge.isFresh = false;
    const verb = vi.fn(async () => {});
    await expect(runAction(Input, good(), verb, { stepUp: true })).rejects.toThrow(
      new Redirect("/signin/confirm?next=%2Fconnections%3Ftab%3D1"),
    );
    expect(verb).not.toHaveBeenCalled();
    expect(await runAction(Input, good(), verb)).toEqual({ status: "done" });
  });

  test("comes back to no foreign page", async () => {
    edge.isFresh = false;
    edge.headers.set("referer", "https://evil.test/");
    await expect(runAction(Input, good(), async () => {}, { stepUp: true })).rejects.toThrow(
      new Redirect("/signin/confirm?next=%2Fdashboard"),
    );
  });
});
