import { expect, test } from "vitest";
import { platform } from "@/lib/platforms/registry";
import type { PlatformDescriptor } from "@/lib/platforms/types";
import { connectNotices, noticeWords } from "./connect-words";
import { type ConnectionFacts, weatherOf } from "./weather";

const fine: ConnectionFacts = {
  state: "active",
  problem: null,
  pausedAt: null,
  retryAt: null,
  deleteDataAt: null,
  endsAt: null,
  plannedFor: null,
  scopes: [],
  now: new Date("2026-06-20T12:00:00Z"),
};
const later = new Date("2026-07-13T09:30:00Z");
const { descriptor } = platform("youtube");
const weather = (change: Partial<ConnectionFacts>, of: PlatformDescriptor = descriptor) =>
  weatherOf({ ...fine, scopes: of.scopes.map(({ scope }) => scope), ...change }, of);

test("without trouble it says that every day gets its reading", () => {
  expect(weather({})).toEqual({
    state: "working",
    text: `${descriptor.label} answers, and every day gets its reading.`,
    waiting: null,
    daysLeft: null,
  });
});

test.each([
  ["limited/quota", "limited"],
  ["limited/rate", "limited"],
  ["unavailable/outage", "failing"],
  ["unavailable/timeout", "failing"],
  ["unavailable/network", "failing"],
  ["unexpected/shape", "failing"],
  ["unexpected/request", "failing"],
  ["unexpected/configuration", "failing"],
])("%s says what is safe, and when it is tried again where that is known", (problem, state) => {
  const said = weather({ problem, retryAt: later });
  expect(said.state).toBe(state);
  expect(said.text).toContain("What was read so far is safe.");
  if (!problem.startsWith("unexpected/")) expect(said.text).toContain("13 Jul 2026, 09:30 UTC");
});

test("a reading that waits for the platform's allowance says when its turn comes", () => {
  expect(weather({ plannedFor: later })).toMatchObject({
    state: "limited",
    text: `The daily number of readings ${descriptor.label} grants this service is used up. Yours is planned for 13 Jul 2026, 09:30 UTC. What was read so far is safe.`,
  });
});

test.each(["expired/revoked", "expired/scope-missing", "expired/account-closed", "expired/no-account"])(
  "%s says what to do and until when",
  (problem) => {
    const said = weather({ state: "needs-reconnect", problem, deleteDataAt: later });
    expect(said.state).toBe("needs-reconnect");
    expect(said.text).toContain(
      `Reconnect by 13 Jul 2026, 09:30 UTC, or ${descriptor.label}'s rules make us delete the figures`,
    );
    expect(said.text).toContain("Press “Reconnect” to go on.");
    expect(said.waiting).toContain("on 13 Jul 2026, 09:30 UTC all figures of this account go");
  },
);

test("a pause says since when, and hides a trouble that no reading can meet", () => {
  const said = weather({ pausedAt: later, problem: "limited/quota" });
  expect(said.state).toBe("paused");
  expect(said.text).toContain("Paused since 13 Jul 2026, 09:30 UTC");
});

test("where the figures stay, waiting costs gaps and nothing else", () => {
  const said = weather({ state: "needs-reconnect", problem: "expired/revoked" });
  expect(said.text).toContain("The figures stay, as you chose.");
  expect(said.waiting).toContain("Nothing else is lost.");
});

test.each([
  [8, "working", 8],
  [7.01, "working", 7],
  [7, "expiring", 7],
  [1.5, "expiring", 1],
  [0.2, "expiring", 0],
])("%d days before the platform ends the grant it is %s, with %d whole days left", (days, state, left) => {
  const endsAt = new Date(fine.now.getTime() + days * 86_400_000);
  const said = weather({ endsAt });
  expect([said.state, said.daysLeft]).toEqual([state, left]);
  if (state === "expiring") expect(said.text).toContain("only you can renew it");
});

test("a missing part is named with its cost, and a trouble that keeps everything from being read comes first", () => {
  const scopes: PlatformDescriptor["scopes"] = [
    { scope: "basic", allows: "Your name.", without: "There is no link.", needed: "link" },
    { scope: "stats", allows: "Your counts.", without: "No follower is counted.", needed: "counts" },
    { scope: "handle", allows: "Your handle.", without: "You see a display name.", needed: "name" },
  ];
  const parted = { ...descriptor, scopes };
  const said = weather({ scopes: ["basic", "handle"] }, parted);
  expect(said.state).toBe("partial");
  expect(said.text).toContain("No follower is counted. (stats is not granted.)");
  expect(said.waiting).toContain("cannot be had later");
  expect(weather({ scopes: ["basic", "stats"] }, parted).waiting).toBeNull();
  expect(weather({ scopes: ["basic"], problem: "expired/scope-missing" }, parted).state).toBe("partial");
  expect(weather({ scopes: ["basic"], problem: "unavailable/outage" }, parted).state).toBe("failing");
});

test("two names stand in the refusal of another account, where they are known", () => {
  const names = { wanted: "@atlas", found: "@juniper" };
  expect(noticeWords("other-account", descriptor, { names }).text).toContain(
    `You wanted to connect @atlas again, and ${descriptor.label} answered for @juniper.`,
  );
});

test("a problem from a newer version shows no words of its own", () => {
  expect(weather({ problem: "unheard/of" }).state).toBe("working");
});

test("every end of a link has a title and a sentence, and a missing permission is named with its cost", () => {
  for (const notice of connectNotices) {
    const words = noticeWords(notice, descriptor);
    expect(words.title).not.toBe("");
    expect(words.text).toMatch(/\.$/);
  }
  const [scope] = descriptor.scopes;
  const said = noticeWords("scope-missing", descriptor, { missing: [scope?.scope ?? ""] }).text;
  expect(said).toContain(scope?.without);
  expect(said).toContain(scope?.scope);
});
