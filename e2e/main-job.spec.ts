import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import {
  askToConnect,
  askToDelete,
  connect,
  connectionOf,
  deleteNow,
  disconnect,
  downloadExport,
  expect,
  figureOf,
  followersTable,
  isComplete,
  nextDay,
  openAccount,
  postsTable,
  readZip,
  showsInTime,
  signIn,
  signUp,
  somebody,
  test,
} from "./fixtures.ts";
import { addChannel, channelNow, journal, openMail, publicVideos } from "./simulated.ts";

/** As the product writes whole numbers. */
const digits = (count: number) => count.toLocaleString("en-GB");

test("the main job: from signing up to a deletion that anybody can check", async ({
  page,
  anotherBrowser,
}) => {
  test.slow();
  const person = somebody("main-job");
  const channel = await addChannel("main-job");

  await test.step("signs up with the code of the mail", () => signUp(page, person));

  await test.step("denies once, and nothing is stored", async () => {
    await askToConnect(page, channel);
    await page.getByRole("button", { name: "Deny" }).click();
    await expect(page.getByRole("main").getByRole("status")).toContainText("YouTube was not connected");
    await expect(page.getByText("No account is connected yet")).toBeVisible();
  });

  await test.step("allows, and sees the first sync to its end", async () => {
    await askToConnect(page, channel);
    await page.getByRole("button", { name: "Allow" }).click();
    await expect(page.getByRole("main").getByRole("status")).toContainText("YouTube is connected");
    await expect(connectionOf(page, channel).getByText("Working", { exact: true })).toBeVisible();
  });

  await test.step("sees every video charted on day zero, and when the line begins", async () => {
    const videos = await publicVideos(channel.id);
    await openAccount(page, channel);
    await expect(
      page.getByText(/The follower line begins on Tue 2 Jun 2026|The follower line begins on/).first(),
    ).toBeVisible();
    const views = figureOf(page, "Views");
    await views.getByRole("button", { name: "Show as table" }).click();
    await expect(views.getByRole("table").getByRole("row")).toHaveCount(1 + videos.length);
  });

  await test.step("sees the follower line on the second day, with the exact counts as a table", async () => {
    await nextDay(page, channel);
    const today = await channelNow(channel.id);
    await openAccount(page, channel);
    const rows = (await followersTable(page)).getByRole("row");
    await expect(rows).toHaveCount(1 + 2);
    await expect(rows.nth(1)).toContainText(digits(today.subscribers));
    await expect(rows.nth(2)).toContainText(digits(channel.subscribers));
    await expect(figureOf(page, "Engagement rate").first()).toBeVisible();
    await expect(figureOf(page, "Views")).toBeVisible();
  });

  await test.step("opens a number's receipt", async () => {
    const { subscribers } = await channelNow(channel.id);
    await page.getByRole("button", { name: `Receipt for Followers of ${channel.handle}` }).click();
    const receipt = page.getByRole("dialog", { name: `Followers of ${channel.handle}` });
    await expect(receipt).toContainText(digits(subscribers));
    await expect(receipt).toContainText("channels.list, statistics");
    await expect(receipt).toContainText("Rounded down by the platform");
    await page.keyboard.press("Escape");
    await expect(receipt).toBeHidden();
  });

  await test.step("sorts the posts by views and opens the first", async () => {
    const [most] = (await publicVideos(channel.id)).sort((a, b) => b.counts.views - a.counts.views);
    if (!most) throw new Error("The channel has no video");
    await page.getByRole("link", { name: "All videos", exact: true }).click();
    await postsTable(page)
      .getByRole("link", { name: /^Views/ })
      .click();
    await expect(page).toHaveURL(/sort=views/);
    const first = postsTable(page).getByRole("row").nth(1);
    await expect(first).toContainText(most.title);
    await expect(first.getByRole("img")).toHaveCount(0); // the cover is decoration, and has no name
    await expect(first.locator("img")).toHaveJSProperty("complete", true);
    await first.getByRole("link").click();
    await expect(page).toHaveURL(/\/posts\//);
    await expect(page.getByText(most.title)).toBeVisible();
    await expect(figureOf(page, "Views")).toBeVisible();
  });

  await test.step("disconnects: the platform is told, the old token fails, the receipt is verified", async () => {
    const code = await disconnect(page, channel);
    const slip = page.getByRole("article");
    await showsInTime(page, slip, isComplete);
    await expect(slip).toContainText("confirmed that the access is ended.");
    await expect(slip).toContainText("refuses the old token: we tried it afterwards.");
    await expect(slip).toContainText("Chain verified");
    const calls = await journal(channel.id);
    const revoke = calls.findIndex(({ operation }) => operation === "oauth.revoke");
    expect(calls[revoke]?.status).toBe(200);
    const after = calls.slice(revoke + 1);
    expect(after.length).toBeGreaterThan(0);
    expect(after.filter(({ status }) => status === 200)).toEqual([]);
    const mail = await openMail(person.email, "YouTube is disconnected");
    expect(mail.text).toContain(code);
    await page.goto("/dashboard");
    await expect(page.getByText("No account is linked yet")).toBeVisible();
  });

  await test.step("connects the same channel again and begins anew", async () => {
    await connect(page, channel);
    await openAccount(page, channel);
    await expect(page.getByText(/The follower line begins on/).first()).toBeVisible();
  });

  await test.step("exports everything and checks every file of the ZIP", async () => {
    const path = await downloadExport(page);
    const files = await readZip(await readFile(path));
    const manifest = JSON.parse(String(files.get("manifest.json"))) as {
      files: { path: string; sha256: string }[];
    };
    const listed = manifest.files.map((file) => file.path).sort();
    expect(listed).toEqual([...files.keys()].filter((name) => name !== "manifest.json").sort());
    for (const file of manifest.files) {
      const content = files.get(file.path) ?? Buffer.alloc(0);
      expect(createHash("sha256").update(content).digest("hex"), file.path).toBe(file.sha256);
    }
    const everything = Buffer.concat([...files.values()]).toString();
    const { subscribers } = await channelNow(channel.id);
    expect(everything).toContain(person.email);
    expect(everything).toContain(channel.handle);
    expect(everything).toContain(String(subscribers));
    for (const video of await publicVideos(channel.id)) expect(everything).toContain(video.id);
    expect(everything).not.toMatch(/ya29\.|1\/\/0|refresh_token|access_token/);
  });

  const code = await test.step("deletes the account at once", async () => {
    await askToDelete(page, person);
    return deleteNow(page, person);
  });

  await test.step("leaves a receipt that anybody can check, and a mail", async () => {
    const stranger = await anotherBrowser();
    await stranger.goto("/receipts");
    await stranger.getByLabel("Code of the receipt").fill(code.toLowerCase());
    await stranger.getByRole("button", { name: "Check this receipt" }).click();
    await showsInTime(stranger, stranger.getByRole("article"), isComplete);
    await expect(stranger.getByRole("article")).toContainText("Receipt of an erasure");
    await expect(stranger.getByRole("article")).toContainText("Chain verified");
    await expect(stranger.getByRole("article")).not.toContainText(person.email);
    const mail = await openMail(person.email, "Your account is deleted");
    expect(mail.text).toContain(code);
  });

  await test.step("cannot sign in any more, in the words for an address nobody has", async () => {
    const words: string[] = [];
    for (const email of [person.email, "never-was@people.test"]) {
      await signIn(page, { email, password: person.password });
      await expect(page.getByText(/Email or password is not right/)).toBeVisible();
      words.push(await page.getByRole("main").innerText());
    }
    expect(words[0]).toBe(words[1]);
  });
});
