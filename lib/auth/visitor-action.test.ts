import { beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { ForbiddenError } from "@/lib/errors";
import { runVisitorAction } from "./visitor-action";

const edge = vi.hoisted(() => ({ site: "same-origin" }));
const visitor = { device: "Firefox on Linux" };
vi.mock("next/headers", () => ({
  headers: async () => ({ get: (name: string) => (name === "sec-fetch-site" ? edge.site : null) }),
}));
vi.mock("next/navigation", () => ({ redirect: () => {} }));
vi.mock("./get-visitor", () => ({ getVisitor: async () => visitor }));

const Input = z.object({ email: z.string(), password: z.string() });
const typed = { email: "mira@example.test", name: "Mira", age: "on" };

function form(): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries({ ...typed, password: "quiet-harbour", code: "123456" })) {
    data.append(name, value);
  }
  data.append("$ACTION_ID_1", "the framework's own");
  return data;
}

beforeEach(() => {
  edge.site = "same-origin";
});

test("the verb gets the visitor and the input, and what follows gets what came of it", async () => {
  const verb = vi.fn(async () => "a session");
  const then = vi.fn(async () => "Welcome.");
  const input = { email: "mira@example.test", password: "quiet-harbour" };
  expect(await runVisitorAction(Input, form(), verb, then)).toEqual({
    status: "done",
    message: "Welcome.",
    typed,
  });
  expect(verb).toHaveBeenCalledExactlyOnceWith(visitor, input);
  expect(then).toHaveBeenCalledExactlyOnceWith("a session", input);
});

test("a form that was refused comes back without its password and code", async () => {
  const then = vi.fn(async () => undefined);
  const refusing = async () => {
    throw new ForbiddenError("No.");
  };
  expect(await runVisitorAction(Input, form(), refusing, then)).toEqual({
    status: "failed",
    message: "No.",
    typed,
  });
  expect(then).not.toHaveBeenCalled();
});

test("nothing is given back of what was not typed, or was a file", async () => {
  const data = new FormData();
  data.append("name", new File(["x"], "x.txt"));
  const state = await runVisitorAction(
    Input,
    data,
    async () => {},
    async () => undefined,
  );
  expect(state).toMatchObject({ status: "invalid", typed: {} });
  expect(state.typed).toEqual({});
});

test("nothing happens for a form of another site", async () => {
  edge.site = "cross-site";
  const verb = vi.fn(async () => {});
  expect(await runVisitorAction(Input, form(), verb, async () => undefined)).toMatchObject({
    status: "failed",
  });
  expect(verb).not.toHaveBeenCalled();
});
