import { expect, test } from "vitest";
import { ForbiddenError, InvalidInputError, NotFoundError, TooManyRequestsError } from "@/lib/errors";
import { AddPasskeyInput } from "@/lib/factors/set-up-passkey";
import { inLanguage } from "@/lib/language/in-language";
import { checkPassword } from "./password";
import { readForm } from "./read-form";
import { RedeemCodeInput } from "./redeem";
import { SignUpInput } from "./sign-up";

/** What a form refused says to a German reader, by field. */
function refusal(work: () => unknown): Readonly<Record<string, string>> {
  try {
    inLanguage("de", work);
  } catch (error) {
    if (error instanceof InvalidInputError) return { message: error.message, ...error.fields };
    throw error;
  }
  throw new Error("nothing was refused");
}

function form(fields: Record<string, string>): FormData {
  const filled = new FormData();
  for (const [name, value] of Object.entries(fields)) filled.set(name, value);
  return filled;
}

test("a form is refused in the language of whoever sent it, field by field", () => {
  expect(refusal(() => readForm(SignUpInput, form({ email: "mira", name: "m".repeat(101) })))).toEqual({
    message: "Einige Felder brauchen eine Änderung.",
    email: "Gib eine E-Mail-Adresse ein, zum Beispiel name@example.com.",
    name: "Verwende höchstens 100 Zeichen.",
    age: "Du kannst dich registrieren, sobald du 16 bist.",
  });
  expect(refusal(() => readForm(RedeemCodeInput, form({ code: "12" }))).message).toBe(
    "Gib die sechs Ziffern aus der Mail ein.",
  );
  expect(refusal(() => readForm(AddPasskeyInput, form({ name: " ", answer: "{" })))).toMatchObject({
    name: "Gib ihm einen Namen, damit du ihn wiedererkennst.",
    answer: "Die Antwort des Browsers ließ sich nicht lesen. Versuche es noch einmal.",
  });
});

test("the same form speaks English to the next one", () => {
  expect(() => readForm(RedeemCodeInput, form({ code: "12" }))).toThrow("Enter the six digits of the mail.");
});

test("a weak password is refused in German", () => {
  expect(refusal(() => checkPassword("kurz", [])).password).toBe(
    "Verwende mindestens 15 Zeichen. Gut sind ein paar Wörter, die nichts miteinander zu tun haben.",
  );
  expect(refusal(() => checkPassword("passwordpassword", [])).password).toBe(
    "Das wäre zu schnell erraten. Verwende Wörter, die nichts miteinander und nichts mit dir zu tun haben.",
  );
});

test("refusals that bring no words of their own have German ones", () => {
  inLanguage("de", () => {
    expect(new NotFoundError("Account").message).toBe("Konto nicht gefunden.");
    expect(new NotFoundError().message).toBe("Seite nicht gefunden.");
    expect(new ForbiddenError().message).toMatch(/^Deine Rolle in diesem Arbeitsbereich erlaubt das nicht\./);
    expect(new TooManyRequestsError(new Date(0)).message).toMatch(/^Zu viele Versuche\./);
  });
});
