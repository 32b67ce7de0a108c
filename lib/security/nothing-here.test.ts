import { PHASE_PRODUCTION_BUILD } from "next/constants";
import { describe, expect, test } from "vitest";
import configure from "@/next.config";
import { answerAsMissing } from "./nothing-here";

test("every rewrite leads to a fixed address, when a header says so that only the front door writes", async () => {
  const rewrites = await configure(PHASE_PRODUCTION_BUILD).rewrites?.();
  expect(rewrites).toEqual({
    beforeFiles: [
      {
        source: "/:asked*",
        has: [{ type: "header", key: "x-nothing-here", value: "(?<nowhere>nothing-here)" }],
        destination: "/:nowhere",
      },
    ],
    afterFiles: [],
    fallback: [],
  });
  expect(configure(PHASE_PRODUCTION_BUILD).redirects).toBeUndefined();
});

describe("an answer as if nothing were there", () => {
  test("is asked for in the request, and does not say that it was", () => {
    const request = { headers: { cookie: "session=s" } as Record<string, string> };
    const given = new Map<string, unknown>();
    const response = {
      setHeader(name: string, value: unknown) {
        given.set(name, value);
        return this;
      },
    } as unknown as Parameters<typeof answerAsMissing>[1];
    answerAsMissing(request, response);
    expect(request.headers).toEqual({ cookie: "session=s", "x-nothing-here": "nothing-here" });
    for (const name of ["X-Nextjs-Rewritten-Path", "x-nextjs-rewritten-query", "Vary", "x-nextjs-cache"]) {
      expect(response.setHeader(name, "1"), name).toBe(response);
    }
    expect([...given]).toEqual([
      ["Vary", "1"],
      ["x-nextjs-cache", "1"],
    ]);
  });
});
