import { describe, expect, test } from "vitest";
import { AuthenticatorCode, appAddress, newAppSecret, stepOf } from "./authenticator-code";

/** "12345678901234567890" as base32: the secret of RFC 6238, appendix B. */
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const at = (seconds: number) => new Date(seconds * 1000);

describe("a code of the standard's own vectors", () => {
  test.each([
    [59, "287082", 1n],
    [1_111_111_109, "081804", 37_037_036n],
    [1_111_111_111, "050471", 37_037_037n],
    [1_234_567_890, "005924", 41_152_263n],
    [2_000_000_000, "279037", 66_666_666n],
  ])("at second %i is %s, of step %i", (second, code, step) => {
    expect(stepOf(secret, code, at(second))).toBe(step);
  });
});

test("a code counts in its own half minute and in the one before and after, with its own step each time", () => {
  const code = "081804";
  const begins = 37_037_036 * 30;
  expect(stepOf(secret, code, at(begins - 31))).toBeNull();
  expect(stepOf(secret, code, at(begins - 30))).toBe(37_037_036n);
  expect(stepOf(secret, code, at(begins + 59))).toBe(37_037_036n);
  expect(stepOf(secret, code, at(begins + 60))).toBeNull();
});

test("a code is six digits, however they are spaced", () => {
  expect(AuthenticatorCode.parse(" 081 804 ")).toBe("081804");
  for (const typed of ["08180", "0818044", "o81804", "o081804", "081804o", ""]) {
    expect(AuthenticatorCode.safeParse(typed).error?.issues[0]?.message).toBe(
      "Enter the six digits the app shows.",
    );
  }
});

test("every secret is new, of 160 bits, and its address names the product and the person", () => {
  const [one, other] = [newAppSecret(), newAppSecret()];
  expect(one).toMatch(/^[A-Z2-7]{32}$/);
  expect(one).not.toBe(other);
  const address = new URL(appAddress(one, "mira@example.test"));
  expect(address.protocol).toBe("otpauth:");
  expect(decodeURIComponent(address.pathname)).toContain("Tallyglass:mira@example.test");
  expect(address.searchParams.get("secret")).toBe(one);
  expect(address.searchParams.get("issuer")).toBe("Tallyglass");
});
