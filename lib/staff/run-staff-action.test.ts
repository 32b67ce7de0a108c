import { beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { NotFoundError, StepUpRequiredError } from "@/lib/errors";
import { runStaffAction } from "./run-staff-action";
import type { StaffContext } from "./staff-context";

const edge = vi.hoisted(() => ({ headers: new Map<string, string>() }));
const staff = { staff: { role: "support" } };

class Redirect extends Error {}
vi.mock("next/headers", () => ({
  headers: async () => ({ get: (name: string) => edge.headers.get(name) ?? null }),
}));
vi.mock("next/navigation", () => ({
  redirect: (to: string) => {
    throw new Redirect(to);
  },
}));
vi.mock("./staff-session", () => ({ requireStaff: async () => staff }));

const Input = z.strictObject({ jobId: z.string().min(2, { error: "Choose a job." }) });

function form(jobId = "17"): FormData {
  const data = new FormData();
  data.append("jobId", jobId);
  return data;
}

const failing = (error: unknown) => async () => {
  throw error;
};

beforeEach(() => {
  edge.headers = new Map([
    ["sec-fetch-site", "same-origin"],
    ["referer", "http://127.0.0.1:3000/admin/operations?job=17"],
  ]);
});

test("the verb gets the member's visit and the input, and what came of it is said", async () => {
  const verb = vi.fn(async (_ctx: StaffContext, _input: { jobId: string }) => 3);
  expect(await runStaffAction(Input, form(), verb)).toEqual({ status: "done" });
  expect(verb).toHaveBeenCalledExactlyOnceWith(staff, { jobId: "17" });
  expect(await runStaffAction(Input, form(), verb, { message: "Tried again." })).toEqual({
    status: "done",
    message: "Tried again.",
  });
  expect(await runStaffAction(Input, form(), verb, { message: (count) => `${count} tried.` })).toEqual({
    status: "done",
    message: "3 tried.",
  });
});

test("from another site, or with a form that is not right, nothing is done", async () => {
  const verb = vi.fn(async () => {});
  expect(await runStaffAction(Input, form("1"), verb)).toMatchObject({
    status: "invalid",
    fields: { jobId: "Choose a job." },
  });
  edge.headers.set("sec-fetch-site", "cross-site");
  expect(await runStaffAction(Input, form(), verb)).toMatchObject({ status: "failed" });
  expect(verb).not.toHaveBeenCalled();
});

test("an act whose proof is too old leads to the second factor, and from there back", async () => {
  const stale = failing(new StepUpRequiredError());
  await expect(runStaffAction(Input, form(), stale)).rejects.toThrow(
    new Redirect("/admin/confirm?next=%2Fadmin%2Foperations%3Fjob%3D17"),
  );
  for (const referer of ["https://evil.test/admin", ""]) {
    edge.headers.set("referer", referer);
    await expect(runStaffAction(Input, form(), stale)).rejects.toThrow(
      new Redirect("/admin/confirm?next=%2Fadmin"),
    );
  }
});

test("any other refusal is a sentence, and a bug goes on to the error page", async () => {
  expect(await runStaffAction(Input, form(), failing(new NotFoundError("Job")))).toEqual({
    status: "failed",
    message: "This job is done, runs at the moment, or has not failed.",
  });
  await expect(runStaffAction(Input, form(), failing(new TypeError("bug")))).rejects.toThrow(TypeError);
});
