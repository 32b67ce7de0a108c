import { readFile } from "node:fs/promises";
import {
  askToConnect,
  askToDelete,
  connect,
  connectionOf,
  deleteNow,
  expect,
  isComplete,
  openAccount,
  postsTable,
  readZip,
  showsInTime,
  signIn,
  signUp,
  somebody,
  test,
} from "./fixtures.ts";
import { holdTable, killAndWait, openDatabase, type Victim } from "./running-world.ts";
import {
  addChannel,
  addDays,
  addMinutes,
  calm,
  channelNow,
  journal,
  openMail,
  publicVideos,
  turnOn,
} from "./simulated.ts";

// Each has a person and an account of its own, so whichever worker is free takes the next.
test.describe.configure({ mode: "parallel" });

const victims: Victim[] = ["web", "worker", "database"];

/** Work that a killed process had in hand is handed out again after a minute: the calendar's, which we may move. */
const letTheLeaseEnd = () => addMinutes(2);

/** How many accounts are linked by anybody. */
async function linkedAccounts(): Promise<number> {
  const sql = openDatabase();
  const [row] = await sql<{ linked: number }[]>`select count(*)::int as linked from account_index`;
  await sql.end();
  return row?.linked ?? 0;
}

for (const victim of victims) {
  test(`kill -9 of the ${victim} in mid-sync: the first reading is finished, with every video once`, async ({
    page,
  }) => {
    const person = somebody(`sync-${victim}`);
    const channel = await addChannel(`sync-${victim}`);
    await signUp(page, person);
    await turnOn(channel.id, "slow", { ms: 1_500 });
    await askToConnect(page, channel);
    await page.getByRole("button", { name: "Allow" }).click();
    await expect(page.getByRole("main").getByRole("status")).toContainText("YouTube is connected");
    await expect
      .poll(
        async () =>
          (await journal(channel.id)).filter(({ operation }) => operation === "playlistItems.list").length,
      )
      .toBeGreaterThan(0);
    await killAndWait(victim);
    await calm(channel.id);
    await letTheLeaseEnd();
    await page.goto("/connections");
    await showsInTime(page, connectionOf(page, channel), "Working");
    await openAccount(page, channel);
    await page.getByRole("link", { name: "All videos", exact: true }).click();
    const videos = await publicVideos(channel.id);
    await expect(postsTable(page).getByRole("row")).toHaveCount(1 + videos.length);
  });

  test(`kill -9 of the ${victim} in mid-export: the archive is finished whole`, async ({ page }) => {
    const person = somebody(`export-${victim}`);
    const channel = await addChannel(`export-${victim}`);
    await signUp(page, person);
    await connect(page, channel);
    await page.goto("/privacy/export");
    const posts = await holdTable("posts");
    await page.getByRole("button", { name: /^Request export/ }).click();
    await posts.isReached();
    await killAndWait(victim);
    await posts.release();
    await letTheLeaseEnd();
    await page.goto("/privacy/export");
    await showsInTime(page, page.getByRole("main"), "Ready");
    const link = page.getByRole("link", { name: /^Download/ });
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    const files = await readZip(await readFile(await download.path()));
    const everything = Buffer.concat([...files.values()]).toString();
    expect(everything).toContain(String((await channelNow(channel.id)).subscribers));
    for (const video of await publicVideos(channel.id)) expect(everything).toContain(video.id);
  });

  test(`kill -9 of the ${victim} in mid-delete: the deletion is finished, and nothing comes back`, async ({
    page,
  }) => {
    const person = somebody(`delete-${victim}`);
    const channel = await addChannel(`delete-${victim}`);
    const linkedBefore = await linkedAccounts();
    await signUp(page, person);
    await connect(page, channel);
    await askToDelete(page, person);
    const posts = await holdTable("posts");
    const code = await deleteNow(page, person);
    await posts.isReached();
    await expect(page.getByRole("article")).toContainText("Running: deletion begins at once");
    await killAndWait(victim);
    await posts.release();
    await letTheLeaseEnd();
    await page.goto(`/receipts/${code}`);
    await showsInTime(page, page.getByRole("article"), isComplete);
    await expect(page.getByRole("article")).toContainText("Chain verified");
    await openMail(person.email, "Your account is deleted");
    expect(await linkedAccounts()).toBe(linkedBefore);

    const asked = (await journal(channel.id)).length;
    await addDays(1);
    await signIn(page, person);
    await expect(page.getByText(/Email or password is not right/)).toBeVisible();
    expect(await linkedAccounts()).toBe(linkedBefore);
    expect(await journal(channel.id)).toHaveLength(asked);
  });
}
