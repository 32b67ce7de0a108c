import { expect, test, vi } from "vitest";
import { platforms } from "@/lib/platforms/registry";
import type { PlatformDescriptor } from "@/lib/platforms/types";
import * as words from "./words";

const { limitsOf, ...sentences } = words;
const of = (id: string) => {
  const found = platforms().find(({ descriptor }) => descriptor.id === id);
  if (!found) throw new Error(`No ${id}`);
  return found;
};
const say = ({ descriptor, budget }: ReturnType<typeof of>) => ({
  ...Object.fromEntries(
    Object.entries(sentences).map(([name, say]) => [
      name,
      (say as (one: PlatformDescriptor) => string)(descriptor),
    ]),
  ),
  limitsOf: limitsOf(Object.values(budget.allowances)),
});

test("says of a platform with strict rules how exact, how often, for whom and how long", () => {
  vi.stubEnv("YOUTUBE_ANALYTICS_AMENDMENT", "accepted");
  expect(say(of("youtube"))).toEqual({
    precisionOf: "Counts of subscribers are cut down to 3 digits by the platform; all others are exact.",
    rhythmOf:
      "The account once a day; the last good reading of a UTC day stays. Each of the videos daily for 35 days, weekly for a year, then every 28 days.",
    limitsOf:
      "For all accounts here together: 10,000 requests of each kind a day, which begins at midnight in Los Angeles. Readings are spread over the day to fit in, every workspace in its turn.",
    calculatedOf: "Rates, net change and growth, each labelled as calculated by us.",
    audienceOf: "The members of the workspace whose role includes figures.",
    keepingOf: "36 months at most: older days are emptied every night.",
    leavingOf: "A disconnect ends the access and deletes the history at once, for its rules say so.",
    lostGrantOf:
      "Nothing new is read, and what was read is deleted by day 28, unless the account is connected again. The same within 30 days when YouTube cannot be asked.",
    revokingOf: "A disconnect here revokes the grant at YouTube and checks that the old token is refused.",
  });
  vi.unstubAllEnvs();
  expect(say(of("youtube"))).toMatchObject({
    calculatedOf: "None: its rules allow its own figures only. They are shown as lines over time.",
    keepingOf: "As long as the account is linked.",
  });
});

test("says who alone sees the figures of a platform that shows them to their owner", () => {
  expect(say(of("tiktok"))).toMatchObject({
    precisionOf: "All counts are exact.",
    audienceOf:
      "The member who linked the account, and nobody else: not even other members of the workspace.",
    keepingOf: "24 months at most: older days are emptied every night.",
    limitsOf: expect.stringContaining("600 requests of each kind in any minute."),
  });
});

test("says something whole of every platform, configured or not", () => {
  for (const platform of platforms()) {
    for (const text of Object.values(say(platform))) {
      expect(text).toMatch(/^[A-Z0-9][^\n]*\.$/);
      expect(text).not.toMatch(/null|undefined|NaN/);
    }
    expect(platform.descriptor.policy.rules.length).toBeGreaterThan(0);
  }
});
