import { expect, test } from "vitest";
import { platforms } from "@/lib/platforms/registry";
import { connectNotices, noticeWords } from "./connect-words";
import { type ConnectionFacts, weatherOf } from "./weather";

const fine: ConnectionFacts = {
  state: "active",
  problem: null,
  pausedAt: null,
  retryAt: null,
  deleteDataAt: null,
  endsAt: null,
};
const later = new Date("2026-07-13T09:30:00Z");
const [platform] = platforms();
const descriptor = platform?.descriptor;
if (!descriptor) throw new Error("No platform is registered");
const weather = (change: Partial<ConnectionFacts>) => weatherOf({ ...fine, ...change }, descriptor);

test("without trouble it says that every day gets its reading", () => {
  expect(weather({})).toEqual({ state: "working", text: "YouTube answers, and every day gets its reading." });
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

test.each(["expired/revoked", "expired/scope-missing", "expired/account-closed", "expired/no-account"])(
  "%s says what to do and until when",
  (problem) => {
    const said = weather({ state: "needs-reconnect", problem, deleteDataAt: later });
    expect(said.state).toBe("needs-reconnect");
    expect(said.text).toContain(
      "Reconnect by 13 Jul 2026, 09:30 UTC, or YouTube's rules make us delete the figures",
    );
    expect(said.text).toContain("Press “Connect YouTube”");
  },
);

test("a pause says since when, and hides a trouble that no reading can meet", () => {
  const said = weather({ pausedAt: later, problem: "limited/quota" });
  expect(said.state).toBe("paused");
  expect(said.text).toContain("Paused since 13 Jul 2026, 09:30 UTC");
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
  const said = noticeWords("scope-missing", descriptor, [scope?.scope ?? ""]).text;
  expect(said).toContain(scope?.without);
  expect(said).toContain(scope?.scope);
});
