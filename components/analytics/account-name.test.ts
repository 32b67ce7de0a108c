import { expect, test } from "vitest";
import { loadComponents } from "@/lib/testing/markup";

test("a handle keeps its direction to itself", async () => {
  const render = await loadComponents({ AccountName: "components/analytics/account-name" });
  const account = { handle: "@אטלס", platform: { label: "Example" } };
  expect(render("AccountName", { account }).html).toBe("<bdi>@אטלס</bdi> on Example");
});
