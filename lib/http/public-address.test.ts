import { expect, test } from "vitest";
import { isLoopback, isPublic, lookupOnly } from "./public-address";

test.each([
  "0.0.0.0",
  "10.1.2.3",
  "100.64.0.1",
  "127.0.0.1",
  "127.255.255.254",
  "169.254.169.254",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.0.1",
  "198.18.0.1",
  "203.0.113.9",
  "224.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::ffff:10.0.0.1",
  "::ffff:8.8.8.8",
  "::ffff:7f00:1",
  "::7f00:1",
  "64:ff9b::7f00:1",
  "2001::1",
  "2001:db8::1",
  "2002:7f00:1::",
  "fc00::1",
  "fdff::1",
  "fe80::1",
  "fe80::1%eth0",
  "fec0::1",
  "ff02::1",
  "localhost",
  "2130706433",
  "",
])("%j is not public", (address) => {
  expect(isPublic(address)).toBe(false);
});

test.each([
  "8.8.8.8",
  "172.32.0.1",
  "100.128.0.1",
  "142.250.185.74",
  "2a00:1450:4001:82a::200a",
  "2607:f8b0::1",
])("%j is public", (address) => {
  expect(isPublic(address)).toBe(true);
});

test("only 127.0.0.0/8 and ::1 are loopback", () => {
  const judged = ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1", "10.0.0.1", "8.8.8.8", "localhost"];
  expect(judged.filter(isLoopback)).toEqual(["127.0.0.1", "127.9.9.9", "::1"]);
});

test("a look-up answers with what is allowed, and with a refusal for the rest", async () => {
  const look = (allowed: (address: string) => boolean, all: boolean) =>
    new Promise((resolve) =>
      lookupOnly(allowed)("localhost", { all, family: 4 }, (error, address) => resolve(error ?? address)),
    );
  expect(await look(isLoopback, true)).toEqual([{ address: "127.0.0.1", family: 4 }]);
  expect(await look(isLoopback, false)).toBe("127.0.0.1");
  expect(await look(isPublic, true)).toMatchObject({ code: "ADDRESS_REFUSED" });
});
