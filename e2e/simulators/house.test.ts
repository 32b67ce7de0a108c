import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Account } from "./accounts.ts";
import { json } from "./exchange.ts";
import { resend } from "./resend/index.ts";
import type { Part } from "./state.ts";
import { type Stage, startStage } from "./test-stage.ts";
import type { Simulator } from "./vendor.ts";
import type { World } from "./world.ts";
import { youtube } from "./youtube/index.ts";

type Postcard = Account & { street: string };

const stamps: Part<{ stamps: number; revoked: string[] }> = {
  name: "post-office",
  begin: () => ({ stamps: 3, revoked: [] }),
};

/** A vendor nobody has heard of, which brings everything a vendor can. */
const postOffice: Simulator<Postcard> = {
  vendor: "post-office",
  owns: (path) => path.startsWith("/post/"),
  answer(world: World<"rainy">, request) {
    request.entry.operation = "post.read";
    request.entry.account = "anna";
    world.part(stamps).stamps -= 1;
    if (world.takeScenario("anna", "rainy")) return json(503, {});
    return json(world.admitsRedirect("post", request.query.get("back") ?? "") ? 200 : 400, {});
  },
  environment: (base) => ({ POST_URL: `${base}/post` }),
  scenarios: {
    revoked: { what: "no more post" },
    rainy: { what: "nobody comes", preset: { times: 2 } },
  },
  platform: {
    id: "post",
    label: "Post",
    accounts: {
      builtIn: [{ id: "anna", email: "anna@post.test", person: "Anna", street: "Elm" }],
      spare: (id) => ({ id, email: `${id}@post.test`, person: id, street: "Ash" }),
    },
    describeAccount: (world, { street, person }) => ({
      handle: person,
      name: `${person} of ${street} Street`,
      facts: ["2 letters"],
      liveGrants: world.part(stamps).revoked.length === 0 ? 1 : 0,
      street,
    }),
    describePosts: () => [
      {
        id: "card",
        title: "Greetings",
        publishedAt: "2026-11-01T00:00:00.000Z",
        privacy: "public",
        counts: {},
      },
    ],
    switchedOn(world, { id }, name, settings) {
      if (name === "revoked") world.part(stamps).revoked.push(id);
      return settings;
    },
    notices: {
      kinds: { moved: "the person has moved" },
      write: (_world, { id }, kind, more) => ({
        path: "/api/webhooks/post",
        headers: { "x-signature": "wax" },
        body: JSON.stringify({ id, kind, ...more }),
      }),
    },
    budget: {
      describe: (world) => ({ stamps: world.part(stamps).stamps }),
      set: (world, input) => Object.assign(world.part(stamps), input),
      words: (world) => `${world.part(stamps).stamps} stamps left.`,
    },
    answerConsent: (url) => Promise.resolve(new URL(url)),
  },
};

let stage: Stage;
beforeEach(async () => {
  stage = await startStage({ simulators: [youtube, postOffice, resend] });
});
afterEach(() => stage.close());

const callback = "http://127.0.0.1:3000/api/connect/post/callback";
const read = (back = callback) => fetch(`${stage.url}/post/read?back=${encodeURIComponent(back)}`);
const statusOf = async (back?: string) => (await read(back)).status;

describe("two platforms side by side", () => {
  test("list their accounts with their platform and what each vendor adds", async () => {
    const accounts = await stage.get<{ id: string; platform: string }[]>("/control/accounts");
    expect(accounts.map(({ id, platform }) => `${id} ${platform}`)).toEqual([
      "creator youtube",
      "creator-brand youtube",
      "fresh youtube",
      "hidden youtube",
      "no-channel youtube",
      "big youtube",
      "anna post",
    ]);
    expect(await stage.get("/control/accounts/anna")).toEqual({
      id: "anna",
      platform: "post",
      platformLabel: "Post",
      email: "anna@post.test",
      person: "Anna",
      handle: "Anna",
      name: "Anna of Elm Street",
      facts: ["2 letters"],
      liveGrants: 1,
      street: "Elm",
      scenarios: {},
    });
    expect(await stage.get("/control/accounts/creator")).toMatchObject({
      handle: "@atlasmakes",
      name: "Atlas Makes",
      facts: ["41,600 subscribers", "6,231,016 views", "73 public videos of 82"],
      liveGrants: 0,
    });
    expect(await stage.get("/control/accounts/anna/posts")).toMatchObject([{ id: "card" }]);
  });

  test("make spare accounts on the platform named, YouTube else, and no id twice", async () => {
    expect((await stage.post("/control/accounts", { id: "bert", platform: "post" })).body).toMatchObject({
      platform: "post",
      street: "Ash",
    });
    expect((await stage.post("/control/accounts", { id: "bert", platform: "post" })).status).toBe(200);
    const taken = await stage.post("/control/accounts", { id: "bert" });
    expect([taken.status, taken.body]).toEqual([400, { error: '"bert" is somebody at post' }]);
    expect((await stage.post("/control/accounts", { id: "resend" })).status).toBe(400);
    expect((await stage.post("/control/accounts", { id: "carl" })).body).toMatchObject({
      platform: "youtube",
    });
    expect((await stage.post("/control/accounts", { id: "dora", platform: "nowhere" })).status).toBe(404);
    const accounts = await stage.get<{ id: string }[]>("/control/accounts");
    expect(accounts.filter(({ id }) => id === "bert")).toHaveLength(1);
    // What was made stays over a reset, where it was made.
    await stage.post("/control/reset", {});
    expect(await stage.get("/control/accounts/bert")).toMatchObject({ platform: "post" });
  });

  test("have switches of their own, with their presets", async () => {
    expect((await stage.throwSwitch("anna", "quota-exceeded")).status).toBe(400);
    expect((await stage.throwSwitch("creator", "rainy")).status).toBe(400);
    expect((await stage.throwSwitch("resend", "rainy")).status).toBe(400);
    expect((await stage.throwSwitch("youtube", "expired")).status).toBe(404);
    expect((await stage.throwSwitch("anna", "rainy")).body).toEqual({
      id: "anna",
      scenarios: { rainy: { times: 2 } },
    });
    expect([await statusOf(), await statusOf(), await statusOf()]).toEqual([503, 503, 200]);
    const switches = await stage.get("/control/scenarios");
    expect(Object.keys(switches)).toEqual(["youtube", "post-office", "resend"]);
  });

  test("revoke where the account is, and nowhere else", async () => {
    await stage.post("/control/accounts/creator/revoke", {});
    expect(await stage.get("/control/accounts/anna")).toMatchObject({ liveGrants: 1 });
    const { body } = await stage.post("/control/accounts/anna/revoke", {});
    expect(body).toEqual({ id: "anna", scenarios: { revoked: {} } });
    expect(await stage.get("/control/accounts/anna")).toMatchObject({ liveGrants: 0 });
  });

  test("keep their own part of the state, begun anew on reset", async () => {
    await read();
    expect(await stage.get("/control/quota?platform=post")).toEqual({ stamps: 2 });
    expect(await stage.get("/control/quota")).toMatchObject({ units: 0, dailyUnits: 10_000 });
    await stage.post("/control/quota?platform=post", { stamps: 40 });
    expect(await stage.get("/control/quota?platform=post")).toEqual({ stamps: 40 });
    await stage.post("/control/reset", {});
    expect(await stage.get("/control/quota?platform=post")).toEqual({ stamps: 3 });
  });

  test("send people back to their own callback only", async () => {
    expect(await statusOf("http://localhost:4711/api/connect/post/callback")).toBe(200);
    expect(await statusOf("http://127.0.0.1:3000/api/connect/youtube/callback")).toBe(400);
    expect(await statusOf("https://evil.test/api/connect/post/callback")).toBe(400);
    expect(await statusOf(`${callback}?next=/`)).toBe(400);
    expect(await statusOf("/api/connect/post/callback")).toBe(400);
  });

  test("stand in groups on the page, each account with its own switches", async () => {
    const page = await (await fetch(`${stage.url}/`)).text();
    const groups = page.split('<section id="').slice(1);
    const group = (id: string) => groups.find((text) => text.startsWith(`${id}"`)) ?? "";
    expect(group("post")).toContain("3 stamps left.");
    expect(group("post")).toContain("Anna of Elm Street");
    expect(group("post")).toContain("rainy: nobody comes");
    expect(group("post")).toContain('aria-label="Notice: the person has moved: Anna of Elm Street"');
    expect(group("post")).not.toContain("Atlas Makes");
    expect(group("youtube")).toContain("Quota of 2026-11-20");
    expect(group("youtube")).toContain("Atlas Makes");
    expect(group("youtube")).not.toContain("rainy");
    expect(group("youtube")).not.toContain("Notice:");
  });
});

describe("a notice", () => {
  const seen: { path: string; signature: unknown; body: string }[] = [];
  const product = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      seen.push({ path: request.url ?? "", signature: request.headers["x-signature"], body });
      response.writeHead(202).end("taken");
    });
  });

  test("is written by the vendor and brought to where people were sent back, once the house knows", async () => {
    const unknown = await stage.post("/control/accounts/anna/notices", { kind: "moved" });
    expect([unknown.status, unknown.body]).toEqual([
      400,
      { error: "Nobody has come from the product yet, so its address is not known." },
    ]);
    await new Promise<void>((resolve) => product.listen(0, "127.0.0.1", resolve));
    const { port } = product.address() as AddressInfo;
    await read(`http://127.0.0.1:${port}/api/connect/post/callback`);
    const sent = await stage.post("/control/accounts/anna/notices", { kind: "moved", to: "Oak" });
    expect(sent.body).toEqual({ path: "/api/webhooks/post", status: 202, body: "taken" });
    expect(seen).toEqual([
      { path: "/api/webhooks/post", signature: "wax", body: '{"id":"anna","kind":"moved","to":"Oak"}' },
    ]);
    expect(await stage.get("/control/journal?operation=notice.moved")).toMatchObject([
      { vendor: "post-office", method: "POST", path: "/api/webhooks/post", account: "anna", status: 202 },
    ]);
    await new Promise((resolve) => product.close(resolve));
    const lost = await stage.post("/control/accounts/anna/notices", { kind: "moved" });
    expect(lost.body).toEqual({ path: "/api/webhooks/post", status: null, body: "" });
  });

  test("of an unknown kind, or of a vendor that sends none, is refused", async () => {
    expect((await stage.post("/control/accounts/anna/notices", { kind: "married" })).status).toBe(400);
    const none = await stage.post("/control/accounts/creator/notices", { kind: "moved" });
    expect([none.status, none.body]).toEqual([404, { error: "YouTube sends no notices" }]);
  });
});

test("two accounts of one id keep the house from starting", async () => {
  const second: Simulator = { ...postOffice, owns: () => false };
  await expect(startStage({ simulators: [postOffice, second] })).rejects.toThrow(
    'Two accounts have the id "anna"',
  );
});

test("a vendor added later finds its place in a state that was kept before", async () => {
  const folder = mkdtempSync(join(tmpdir(), "house-"));
  const dataFile = join(folder, "simulators.json");
  await (await startStage({ simulators: [resend], dataFile })).close();
  const later = await startStage({ simulators: [postOffice, resend], dataFile });
  expect(await later.get("/control/quota?platform=post")).toEqual({ stamps: 3 });
  await later.close();
  rmSync(folder, { recursive: true });
});
