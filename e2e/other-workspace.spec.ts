import { connectionOf, expect, openAccount, signUpWithChannel, test } from "./fixtures.ts";
import { journal } from "./simulated.ts";

// That somebody else's pages and files are missing ones, to the byte, is held by the matrix.
test("a form with somebody else's account in it finds none, and the platform hears nothing", async ({
  page,
  anotherBrowser,
}) => {
  const { channel } = await signUpWithChannel(page, "theirs");
  await openAccount(page, channel);
  const account = page.url().split("/").at(-1) ?? "";
  const other = await anotherBrowser();
  const { channel: own } = await signUpWithChannel(other, "mine");
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
