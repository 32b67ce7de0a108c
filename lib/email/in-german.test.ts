import { describe, expect, test } from "vitest";
import { inLanguage } from "@/lib/language/in-language";
import type { Mail } from "./layout";
import { compose, type TemplateData, type TemplateName } from "./templates";

type Sample = {
  [Name in TemplateName]: { mail: Name; data: TemplateData[Name]; subject: string };
}[TemplateName];

const at = new Date("2026-06-20T08:00:00Z");
const secret = { code: "012345", secret: "abc" };
const cut = { platform: "YouTube", handle: "@mira", receiptCode: "TG-1" };
const mira = { label: "YouTube", handle: "@mira" };
const clips = { label: "TikTok", handle: "@mira.clips" };

const samples: Sample[] = [
  { mail: "sign-in", data: secret, subject: "Dein Anmeldecode" },
  { mail: "verify", data: secret, subject: "Bestätige deine Adresse" },
  { mail: "already-registered", data: secret, subject: "Du hast schon ein Konto" },
  { mail: "reset", data: secret, subject: "Neues Passwort festlegen" },
  {
    mail: "password-changed",
    data: { changedAt: at, secret: "abc" },
    subject: "Dein Passwort wurde geändert",
  },
  {
    mail: "new-sign-in",
    data: { beganAt: at, device: "Firefox on Linux", network: "203.0.113.0/24", secret: "abc" },
    subject: "Eine Anmeldung aus einem neuen Browser",
  },
  ...(
    [
      ["app-added", "Eine Authenticator-App wurde hinzugefügt"],
      ["app-removed", "Deine Authenticator-App wurde entfernt"],
      ["passkey-added", "Ein Passkey wurde hinzugefügt"],
      ["passkey-removed", "Ein Passkey wurde entfernt"],
      ["recovery-codes-renewed", "Neue Wiederherstellungscodes wurden erzeugt"],
      ["recovery-code-used", "Ein Wiederherstellungscode wurde zum Anmelden benutzt"],
    ] as const
  ).map(([change, subject]) => ({
    mail: "factors-changed" as const,
    data: { change, changedAt: at, secret: "abc" },
    subject,
  })),
  { mail: "export-ready", data: { expiresAt: at }, subject: "Dein Export ist fertig" },
  {
    mail: "connections",
    data: { items: [{ about: "lost", ...mira, until: at }] },
    subject: "YouTube bis zum 20. Juni 2026, 08:00 UTC neu verbinden",
  },
  {
    mail: "connections",
    data: { items: [{ about: "lost", ...mira, until: null }] },
    subject: "YouTube lässt uns @mira nicht mehr lesen",
  },
  {
    mail: "connections",
    data: {
      items: [
        { about: "figures", ...mira, until: at },
        { about: "grant", ...clips, until: at },
      ],
    },
    subject: "2 Konten bis zum 20. Juni 2026, 08:00 UTC neu verbinden",
  },
  {
    mail: "connections",
    data: {
      items: [
        { about: "lost", ...mira, until: null },
        { about: "lost", ...clips, until: null },
      ],
    },
    subject: "Plattformen lassen uns 2 Konten nicht mehr lesen",
  },
  ...(["asked", "ended-there", "deletion-asked"] as const).map((cause) => ({
    mail: "disconnect-done" as const,
    data: { ...cut, cause },
    subject: "YouTube ist getrennt",
  })),
  ...[null, "privacy@tallyglass.test"].map((contact) => ({
    mail: "restricted" as const,
    data: { platform: "TikTok", reference: "0198", contact },
    subject: "Bis dein Alter geklärt ist, wird für dich nichts gelesen",
  })),
  {
    mail: "erasure-scheduled",
    data: { runAt: at, receiptCode: "TG-1" },
    subject: "Dein Konto wird gelöscht",
  },
  { mail: "erasure-done", data: { receiptCode: "TG-1" }, subject: "Dein Konto ist gelöscht" },
  {
    mail: "invitation",
    data: { inviter: "mira@example.test", role: "viewer", expiresAt: at },
    subject: "mira@example.test lädt dich in einen Arbeitsbereich ein",
  },
  {
    mail: "workspace-changed",
    data: { kind: "joined", workspace: "Atlas", person: "Noor", role: "viewer" },
    subject: "Jemand ist deinem Arbeitsbereich beigetreten",
  },
  {
    mail: "workspace-changed",
    data: { kind: "left", workspace: "Atlas", person: "Noor", accounts: 2 },
    subject: "Ein Mitglied ist nicht mehr in deinem Arbeitsbereich",
  },
  {
    mail: "workspace-changed",
    data: { kind: "role", workspace: "Atlas", role: "billing" },
    subject: "Deine Rolle in einem Arbeitsbereich wurde geändert",
  },
  {
    mail: "workspace-changed",
    data: { kind: "owner", workspace: "Atlas" },
    subject: "Ein Arbeitsbereich gehört jetzt dir",
  },
  {
    mail: "workspace-changed",
    data: { kind: "ending", workspace: "Atlas", endsAt: at },
    subject: "Ein Arbeitsbereich, zu dem du gehörst, wird gelöscht",
  },
  {
    mail: "workspace-changed",
    data: { kind: "out", workspace: "Atlas", isRemoved: true, receiptCodes: ["TG-1"] },
    subject: "Du wurdest aus einem Arbeitsbereich entfernt",
  },
  {
    mail: "staff-changed",
    data: { change: "granted", role: "support", person: null },
    subject: "Deine Rolle im Personal",
  },
  {
    mail: "staff-changed",
    data: { change: "ended", role: null, person: null },
    subject: "Deine Rolle im Personal",
  },
  ...(["privacy", null] as const).map((role) => ({
    mail: "staff-changed" as const,
    data: { change: role ? ("changed" as const) : ("ended" as const), role, person: "mira@example.test" },
    subject: "Eine Rolle im Personal wurde vergeben, geändert oder beendet",
  })),
  {
    mail: "support-allowed",
    data: { expiresAt: at },
    subject: "Die Hilfe darf deine Verbindungen ansehen",
  },
];

const write = ({ mail, data }: Sample): Mail => compose(mail, data as TemplateData[typeof mail]);

/** Sentence by sentence, without addresses, codes and the mark that ends a mail. */
function sentences({ text }: Mail): string[] {
  return text
    .split(/\n+|(?<=[.:?])\s+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "" && !/^(http|\d+$|TG-1$|--|Tallyglass$)/.test(sentence));
}

describe.each(samples)("the mail $mail, “$subject”", (sample) => {
  const mail = inLanguage("de", () => write(sample));

  test("has its German subject", () => {
    expect(mail.subject).toBe(sample.subject);
  });

  test("says it is German", () => {
    expect(mail.html).toContain('<html lang="de">');
  });

  test("leaves no sentence of it in English", () => {
    const english = new Set(sentences(inLanguage("en", () => write(sample))));
    expect(sentences(mail).filter((sentence) => english.has(sentence))).toEqual([]);
    expect(mail.text).not.toMatch(/\b(the|and|you|your|this|with)\b|\{/i);
  });

  test("leads to the same pages", () => {
    const links = ({ html }: Mail) => [...html.matchAll(/href="([^"]+)"/g)].map(([, url]) => url);
    expect(links(mail)).toEqual(links(inLanguage("en", () => write(sample))));
  });
});

test("an English mail says that it is English", () => {
  expect(compose("erasure-done", { receiptCode: "TG-1" }).html).toContain('<html lang="en">');
});
