import type { APIRequestContext } from "@playwright/test";
import {
  connectionOf,
  downloadExport,
  expect,
  openAccount,
  postsTable,
  signUpWithChannel,
  test,
} from "./fixtures.ts";
import { journal } from "./simulated.ts";

const nobodys = "01890000-0000-7000-8000-000000000000";

/**
 * What came back, without what is new in every answer: nonces, request ids, and the asked id itself. A page's data
 * arrives in rows whose order and packets depend on the moment: they are compared sorted.
 */
async function answer(request: APIRequestContext, path: string, id: string) {
  const response = await request.get(path.replace("ID", id), { maxRedirects: 0 });
  const headers = response.headers();
  const nonce = /'nonce-([^']+)'/.exec(headers["content-security-policy"] ?? "")?.[1] ?? "no nonce";
  const body = (await response.text())
    .replaceAll(nonce, "NONCE")
    .replaceAll(id, "ID")
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, "REQUEST");
  const packets = [...body.matchAll(/self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)/g)];
  const rows = packets.map(([, text = ""]) => JSON.parse(text)).join("");
  return {
    status: response.status(),
    type: headers["content-type"],
    markup: body.replace(/<script\b[\s\S]*?<\/script>/g, ""),
    rows: rows.split("\n").sort(),
    text: packets.length === 0 ? body : "",
  };
}

test("somebody else's accounts, posts and exports are missing pages, to the byte", async ({
  page,
  anotherBrowser,
}) => {
  const { channel } = await signUpWithChannel(page, "theirs");
  await openAccount(page, channel);
  const account = page.url().split("/").at(-1) ?? "";
  await page.getByRole("link", { name: "All videos", exact: true }).click();
  await postsTable(page).getByRole("row").nth(1).getByRole("link").click();
  await expect(page).toHaveURL(/\/posts\//);
  const post = page.url().split("/").at(-1) ?? "";

  await downloadExport(page);
  const link = await page.getByRole("link", { name: /^Download/ }).getAttribute("href");

  const other = await anotherBrowser();
  const { channel: own } = await signUpWithChannel(other, "mine");
  const doors = [
    ["/accounts/ID", account],
    ["/accounts/ID/posts", account],
    ["/accounts/ID/import", account],
    ["/api/accounts/ID/progress", account],
    ["/api/accounts/ID/series", account],
    ["/posts/ID", post],
    ["/api/posts/ID/cover", post],
    ["/api/exports/ID", link?.split("/").at(-1) ?? ""],
  ] as const;
  for (const [path, id] of doors) {
    await test.step(path, async () => {
      expect((await answer(page.request, path, id)).status, "its owner finds it").toBe(200);
      const theirs = await answer(other.request, path, id);
      expect(theirs.status).toBe(404);
      expect(theirs).toEqual(await answer(other.request, path, nobodys));
    });
  }

  await test.step("a form with somebody else's id in it", async () => {
    const before = (await journal(channel.id)).length;
    await other.goto("/connections");
    const form = connectionOf(other, own).locator("form", {
      has: other.getByRole("button", { name: /^Sync now/ }),
    });
    await form
      .locator('input[name="accountId"]')
      .evaluate((input, id) => input.setAttribute("value", id), account);
    await form.getByRole("button", { name: /^Sync now/ }).click();
    await expect(other.getByText("Account not found.")).toBeVisible();
    expect(await journal(channel.id)).toHaveLength(before);
  });
});
