import { tabTo } from "./by-keyboard.ts";
import { connect, connectionOf, expect, figureOf, nextDay, postsTable, somebody, test } from "./fixtures.ts";
import { addAccount, addChannel, codeIn, openMail } from "./simulated.ts";

test("signs up, connects, reads a chart, notes, labels, compares and leaves what it opened by keyboard alone", async ({
  page,
}) => {
  test.slow();
  const person = somebody("keyboard");
  const channel = await addChannel("keyboard");

  await page.goto("/signup");
  await tabTo(page, page.getByLabel("Email", { exact: true }));
  await page.keyboard.type(person.email);
  await tabTo(page, page.getByLabel("Password (optional)"));
  await page.keyboard.type(person.password);
  await tabTo(page, page.getByLabel("I am 16 or older"));
  await page.keyboard.press("Space");
  await tabTo(page, page.getByRole("button", { name: "Create account" }));
  await page.keyboard.press("Enter");
  const code = codeIn(await openMail(person.email, "Confirm your address"));
  await expect(page.getByLabel("Code")).toBeVisible();
  await tabTo(page, page.getByLabel("Code"));
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/dashboard");

  await tabTo(page, page.getByRole("link", { name: "Connect YouTube" }));
  await page.keyboard.press("Enter");
  // The consent page is Google's: only there the mouse may help.
  await page.getByRole("radio", { name: channel.handle }).check();
  await page.getByRole("button", { name: "Allow" }).click();
  await expect(connectionOf(page, channel).getByText("Working", { exact: true })).toBeVisible();
  await nextDay(page, channel);

  await page.goto("/dashboard");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("link", { name: /^Open account/ }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/accounts\//);
  const followers = figureOf(page, "Followers");
  const toggle = followers.getByRole("button", { name: /^Show as table/ });
  await tabTo(page, toggle);
  await expect(toggle).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("Enter");
  await expect(toggle).toHaveAttribute("aria-expanded", "true");
  await expect(followers.getByRole("table").getByRole("row")).toHaveCount(1 + 2);

  const receipt = page.getByRole("button", { name: /^Receipt for Followers/ });
  await page.goto(page.url());
  await tabTo(page, receipt);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: /^Followers of/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: /^Followers of/ })).toBeHidden();
  await expect(receipt).toBeFocused();

  const compare = page.locator("summary", { hasText: "Compare with" });
  await tabTo(page, compare);
  await page.keyboard.press("Enter");
  const previous = page.getByRole("link", { name: /^Previous period/ });
  await tabTo(page, previous);
  await page.keyboard.press("Escape");
  await expect(previous).toBeHidden();
  await expect(compare).toBeFocused();
  await tabTo(page, page.getByRole("link", { name: "Sum over sum by views" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/rate=views-sum/);
  const keep = page.getByRole("button", { name: "Use on every page" });
  await tabTo(page, keep);
  await page.keyboard.press("Enter");
  await expect(keep).toBeHidden();

  const notes = page.getByRole("region", { name: "Notes" });
  await tabTo(page, notes.locator("summary", { hasText: "Add a note" }));
  await page.keyboard.press("Enter");
  await tabTo(page, notes.getByLabel("Note", { exact: true }));
  await page.keyboard.type("Changed the opening");
  await page.keyboard.press("Enter");
  await expect(followers.getByText("Changed the opening")).toBeVisible();

  await page.keyboard.press("Tab");
  await page.keyboard.press("?");
  const shortcuts = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(shortcuts).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(shortcuts).toBeHidden();

  await page.goto("/posts");
  await tabTo(page, page.locator("summary", { hasText: "Filter" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Show posts" }));
  await tabTo(page, postsTable(page).getByRole("row").nth(1).getByRole("link"));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByLabel("New label"));
  await page.keyboard.type("Reel series");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "Reel series" })).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "Remove label Reel series" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Put back label Reel series" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "Reel series" })).toBeVisible();

  const photos = await addAccount("keyboard-photos", "instagram");
  await connect(page, photos);
  await page.goto("/dashboard");
  await tabTo(page, page.getByRole("link", { name: "Compare accounts" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/compare/);
  const choice = page.getByRole("checkbox", { name: photos.handle });
  await expect(choice).toBeChecked();
  await tabTo(page, choice);
  await page.keyboard.press("Space");
  await tabTo(page, page.getByRole("button", { name: "Show these accounts" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/&account=[\w-]+$/);
  await tabTo(page, page.getByRole("navigation", { name: "Count" }).getByRole("link", { name: "Views" }));
  await page.keyboard.press("Enter");
  await expect(figureOf(page, "Views")).toBeVisible();
  const ofIndex = page.getByRole("button", { name: /^Receipt for Indexed to 100/ });
  await tabTo(page, ofIndex);
  await page.keyboard.press("Enter");
  const slip = page.getByRole("dialog", { name: /^Indexed to 100/ });
  await expect(slip).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(slip).toBeHidden();
  await expect(ofIndex).toBeFocused();
  await tabTo(page, figureOf(page, "Views").getByRole("button", { name: /^Show as table/ }));
  await page.keyboard.press("Enter");
  await expect(figureOf(page, "Views").getByRole("table")).toBeVisible();

  await page.goto("/connections");
  const opener = connectionOf(page, channel).getByRole("button", { name: /^Disconnect/ });
  await tabTo(page, opener);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: /^Disconnect/ });
  await expect(dialog).toBeVisible();
  await tabTo(page, dialog.getByRole("button", { name: /and delete its history/ }));
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
  await expect(connectionOf(page, channel).getByText("Working", { exact: true })).toBeVisible();
});
