import { afterEach, expect, test, vi } from "vitest";
import { NotFoundError } from "@/lib/errors";
import { inLanguage } from "@/lib/language/in-language";
import * as all from "./all";
import { isPlatformId, missingScopes, platform, platforms } from "./registry";

afterEach(() => vi.unstubAllEnvs());

test("every platform stands under its own id", () => {
  for (const [id, { descriptor }] of Object.entries(all)) expect(descriptor.id).toBe(id);
  expect(platforms()).toEqual(Object.values(all));
  for (const one of platforms()) expect(platform(one.descriptor.id)).toBe(one);
});

test.each(["", "myspace", "constructor", "toString", "__proto__", "YOUTUBE"])("%j is not found", (id) => {
  expect(isPlatformId(id)).toBe(false);
  expect(() => platform(id)).toThrow(NotFoundError);
});

test("a platform is offered once its credentials are there, and half of them is an error", () => {
  const isOffered = () => platform("youtube").isConfigured();
  vi.stubEnv("GOOGLE_CLIENT_ID", "");
  vi.stubEnv("GOOGLE_CLIENT_SECRET", "");
  expect(isOffered()).toBe(false);
  vi.stubEnv("GOOGLE_CLIENT_ID", "id");
  expect(isOffered).toThrow("GOOGLE_CLIENT_SECRET is missing");
  vi.stubEnv("GOOGLE_CLIENT_SECRET", "secret");
  expect(isOffered()).toBe(true);
});

test("an unticked permission is named", () => {
  for (const one of platforms()) {
    const { scopes } = one.descriptor;
    const asked = scopes.map(({ scope }) => scope);
    expect(missingScopes(one, { scopes: [...asked, "another"] })).toEqual([]);
    expect(missingScopes(one, { scopes: ["another"] })).toEqual(scopes);
  }
});

test("a description is in the language of whoever it is read for", () => {
  const { descriptor } = inLanguage("de", () => ({ ...platform("youtube") }));
  expect(descriptor.words).toEqual({ followers: "Abonnenten", post: "Video", posts: "Videos" });
  expect(descriptor.ledger.at(-1)?.words).toBe("Aufrufe zählen mit Beginn der Wiedergabe");
  expect(descriptor.policy.rules.find(({ id }) => id === "returned-only")?.asks).toBe(
    "Aus den Zahlen von YouTube werden keine anderen abgeleitet.",
  );
  expect(platform("youtube").descriptor.words.followers).toBe("subscribers");
});
