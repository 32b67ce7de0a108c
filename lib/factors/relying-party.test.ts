import { expect, test, vi } from "vitest";

test.each([
  [
    "https://tallyglass.test",
    { id: "tallyglass.test", origin: "https://tallyglass.test", name: "Tallyglass" },
  ],
  ["http://localhost:7000", { id: "localhost", origin: "http://localhost:7000", name: "Tallyglass" }],
  ["http://127.0.0.1:3000", null],
  ["http://[::1]:3000", null],
])("passkeys at %s belong to %o", async (address, party) => {
  vi.resetModules();
  process.env.APP_URL = address;
  const { relyingParty } = await import("./relying-party");
  expect(relyingParty()).toEqual(party);
});
