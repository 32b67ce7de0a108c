import { spawnSync } from "node:child_process";
import { generateSync } from "otplib";
import { root } from "../lib/start/paths.ts";
import type { Event, Linked, Player } from "./demo-cast.ts";
import { signUp } from "./sign-up.ts";
import { createVisitor, type Visit, type Visitor } from "./visitor.ts";
import type { World } from "./world.ts";

/** The people of the demo, who use the product over HTTP as anybody would. */
export function createPlayers({ url, simulatorsUrl }: Pick<World, "url" | "simulatorsUrl">, dataDir: string) {
  const visitors = new Map<string, Visitor>();

  async function control<Answer>(route: string, body?: unknown): Promise<Answer> {
    const sent = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
    const response = await fetch(`${simulatorsUrl}/control/${route}`, {
      headers: { "content-type": "application/json" },
      ...sent,
    });
    if (!response.ok) {
      throw new Error(`/control/${route} answered ${response.status}: ${await response.text()}`);
    }
    return (await response.json()) as Answer;
  }

  async function arrive(player: Player): Promise<void> {
    const visitor = createVisitor(url);
    visitors.set(player.email, visitor);
    await signUp(visitor, simulatorsUrl, player);
    if (player.staffRole) await becomeStaff(visitor, player, player.staffRole);
    for (const { account, platform } of player.accounts) {
      await control("accounts", { id: account, platform });
    }
    for (const linked of player.accounts) {
      if (!linked.events?.some((event) => "does" in event && event.does === "connect")) {
        await connect(visitor, linked);
      }
    }
  }

  /** An authenticator app, which the simulators' page plays from then on, and the role as an operator gives it. */
  async function becomeStaff(visitor: Visitor, { email }: Player, role: string): Promise<void> {
    const setup = await visitor.submit(await visitor.visit("/settings/security"), "Set up an app");
    const secret = /(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}/.exec(setup.html)?.[0].replaceAll(" ", "") ?? "";
    // Of the half minute before: the present one is left for whoever signs in now.
    const epoch = Math.floor(Date.now() / 1000) - 30;
    await visitor.submit(setup, "Confirm the app", { code: generateSync({ secret, epoch }) });
    const signIns = await control<{ email: string }[]>("sign-ins");
    await control(
      "sign-ins",
      signIns.map((one) => (one.email === email ? { ...one, secret } : one)),
    );
    const { stdout, stderr } = spawnSync(process.execPath, ["lib/start/grant-staff.ts", email, role], {
      cwd: root,
      env: { ...process.env, APP_ENV: "demo", DATA_DIR: dataDir, DATABASE_URL: "", KEYSTORE_URL: "" },
      encoding: "utf8",
    });
    if (!/^Granted: /m.test(stdout)) throw new Error(`${email} is no staff: ${stdout}${stderr}`);
  }

  async function connect(visitor: Visitor, { platform, account, scopes }: Linked): Promise<void> {
    const consent = await visitor.visit(`/api/connect/${platform}`);
    const ticked = scopes ? { granted: scopes } : {};
    const back = await visitor.submit(consent, "Allow", { account, ...ticked });
    const notice = back.url.searchParams.get("notice");
    if (back.url.pathname !== "/connections" || notice !== "connected") {
      throw new Error(`Connecting ${account} ended at ${back.url.pathname} with ${notice}`);
    }
  }

  /** What a player or a platform does on that day. */
  async function play(player: Player, linked: Linked, event: Event): Promise<void> {
    if ("turn" in event) {
      const { turn: name, on = true, settings } = event;
      await control(`accounts/${linked.account}/scenarios`, { name, on, ...settings });
      return;
    }
    const visitor = visitors.get(player.email) ?? (await comeBack(player));
    if (event.does === "connect") return connect(visitor, linked);
    const page = await visitor.visit("/connections");
    const object = await objectOf(page, linked);
    if (event.does === "sync") await visitor.submit(page, `Sync now ${object}`);
    else if (event.does === "pause") await visitor.submit(page, `Pause reading ${object}`);
    else await visitor.submit(page, `Disconnect ${object}`, { history: "keep" });
  }

  /** A session of an earlier start is gone: by the password, as anybody comes back. */
  async function comeBack(player: Player): Promise<Visitor> {
    const visitor = createVisitor(url);
    visitors.set(player.email, visitor);
    const form = await visitor.visit("/signin");
    await visitor.submit(form, "Sign in", { email: player.email, password: player.password });
    return visitor;
  }

  /** "@atlas on YouTube", as the page names the account. */
  async function objectOf(page: Visit, { account }: Linked): Promise<string> {
    const { handle, platformLabel } = await control<{ handle: string; platformLabel: string }>(
      `accounts/${account}`,
    );
    const object = `${handle} on ${platformLabel}`;
    if (!page.html.includes(object)) throw new Error(`${object} is not on ${page.url.pathname}`);
    return object;
  }

  return { arrive, play, control };
}
