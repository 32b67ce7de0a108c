import "server-only";
import { sayDevice } from "@/lib/auth/device-name";
import { label, t } from "@/lib/language/t";
import { auditBroken, auditHead } from "./for-operators";
import { instant, layOut, type Mail, page } from "./layout";
import { type StaffChangedData, staffMail, supportMail } from "./staff-mails";
import { type InvitationData, invitationMail, type WorkspaceNews, workspaceMail } from "./workspace-mails";

/** What each mail needs to be written. */
export interface TemplateData {
  "sign-in": { code: string; secret: string };
  verify: { code: string; secret: string };
  "already-registered": { code: string; secret: string };
  reset: { code: string; secret: string };
  "password-changed": { changedAt: Date; secret: string };
  "factors-changed": { change: keyof typeof factorChanges; changedAt: Date; secret: string };
  /** `device` and `network` as the session list keeps them. */
  "new-sign-in": { beganAt: Date; device: string; network: string; secret: string };
  "export-ready": { expiresAt: Date };
  connections: { items: readonly ConnectionItem[] };
  "disconnect-done": {
    platform: string;
    handle: string;
    receiptCode: string;
    /** Asked for here, or told by the platform. */
    cause: keyof typeof disconnected;
  };
  restricted: { platform: string; reference: string; contact: string | null };
  "erasure-scheduled": { runAt: Date; receiptCode: string };
  "erasure-done": { receiptCode: string };
  /** To the operator. `day` is UTC. */
  "audit-head": { day: string; sequence: string; hash: string };
  "audit-broken": { day: string; finding: string };
  invitation: InvitationData;
  "workspace-changed": WorkspaceNews;
  "staff-changed": StaffChangedData;
  "support-allowed": { expiresAt: Date };
}

/** One account that its person must hear of. */
interface ConnectionItem {
  /** As `News.about` in `lib/connections/news.ts`. */
  about: "lost" | "figures" | "grant";
  /** The platform's label. */
  label: string;
  handle: string;
  /** When the figures are deleted, or the grant ends; null where nothing ends. */
  until: Date | null;
}

export type TemplateName = keyof TemplateData;

type Templates = { [Name in TemplateName]: (data: TemplateData[Name]) => Mail };

const disconnected = {
  asked: label(
    "{handle} on {platform} is disconnected. The receipt says what {platform} confirmed and what was destroyed here.",
  ),
  "ended-there": label(
    "{handle} on {platform} is disconnected, because {platform} told us that the access was ended there. The receipt says what {platform} confirmed and what was destroyed here.",
  ),
  "deletion-asked": label(
    "{handle} on {platform} is disconnected and what we held of it is deleted, because {platform} passed on a request for that. The receipt says what {platform} confirmed and what was destroyed here.",
  ),
} as const;

/** What happened to the second step: the subject, and what it means. */
const factorChanges = {
  "app-added": [
    label("An authenticator app was added"),
    label("From now on its code is asked for when you sign in."),
  ],
  "app-removed": [label("Your authenticator app was removed"), label("Its codes open nothing any more.")],
  "passkey-added": [
    label("A passkey was added"),
    label("It opens your account, and a password or a mail alone no longer does."),
  ],
  "passkey-removed": [label("A passkey was removed"), label("It opens nothing any more.")],
  "recovery-codes-renewed": [
    label("New recovery codes were made"),
    label("The old ones open nothing any more."),
  ],
  "recovery-code-used": [
    label("A recovery code was used to sign in"),
    label("It opens nothing any more; the other ones still do."),
  ],
  "removed-by-operator": [
    label("Your second step was removed"),
    label(
      "You asked the operator for it. App, passkeys, recovery codes and the password open nothing any more. Your account stays under guard: set a new password by mail, then lift the guard under Security.",
    ),
  ],
} as const;

const notYou = label("If this was not you, do nothing: without this mail nobody gets in.");

const notMe = label(
  "If this was not you, say so. Every session ends at once, and until you set a new password and lift the guard, nothing of your account can be exported, disconnected, deleted or changed.",
);
const notMeTime = label("The button works for seven days, once, in any browser.");

const templates: Templates = {
  "sign-in": ({ code, secret }) =>
    layOut({
      subject: t("Your sign-in code"),
      class: "security",
      paragraphs: [t("Type this code on the page where you asked for it. It works for ten minutes, once.")],
      code,
      button: { label: t("Sign in"), url: page("/verify", { secret }) },
      closing: [t("The button works only in the browser that asked for it."), t(notYou)],
    }),
  verify: ({ code, secret }) =>
    layOut({
      subject: t("Confirm your address"),
      class: "security",
      paragraphs: [t("Type this code on the page where you signed up. It works for 24 hours, once.")],
      code,
      button: { label: t("Confirm this address"), url: page("/verify", { secret }) },
      closing: [
        t(
          "Opened in another browser, the button confirms the address as well, but forgets a password that was set elsewhere.",
        ),
        t("If you did not sign up, do nothing: the account stays closed."),
      ],
    }),
  "already-registered": ({ code, secret }) =>
    layOut({
      subject: t("You already have an account"),
      class: "security",
      paragraphs: [
        t(
          "Somebody, probably you, signed up with this address. It has an account already, and nothing about it was changed.",
        ),
        t("To sign in, type this code on the page where you signed up. It works for ten minutes, once."),
      ],
      code,
      button: { label: t("Sign in"), url: page("/verify", { secret }) },
      closing: [t("The button works only in the browser that asked for it."), t(notYou)],
    }),
  reset: ({ code, secret }) =>
    layOut({
      subject: t("Set a new password"),
      class: "security",
      paragraphs: [t("Type this code on the page where you asked for it. It works for ten minutes, once.")],
      code,
      button: { label: t("Set a new password"), url: page("/reset", { secret }) },
      closing: [t("The button works only in the browser that asked for it."), t(notYou)],
    }),
  "password-changed": ({ changedAt, secret }) =>
    layOut({
      subject: t("Your password was changed"),
      class: "security",
      paragraphs: [
        t("The password of your account was changed on {instant}. All other sessions were signed out.", {
          instant: instant(changedAt),
        }),
        t(notMe),
      ],
      button: { label: t("This was not me"), url: page("/notme", { secret }) },
      closing: [t(notMeTime)],
    }),
  "factors-changed": ({ change, changedAt, secret }) => {
    const [subject, meaning] = factorChanges[change];
    return layOut({
      subject: t(subject),
      class: "security",
      paragraphs: [
        `${t("This happened on {instant}.", { instant: instant(changedAt) })} ${t(meaning)}`,
        t(notMe),
      ],
      button: { label: t("This was not me"), url: page("/notme", { secret }) },
      closing: [
        t(notMeTime),
        t("What opens your account: {address}", { address: page("/settings/security") }),
      ],
    });
  },
  "new-sign-in": ({ beganAt, device, network, secret }) =>
    layOut({
      subject: t("A sign-in from a new browser"),
      class: "security",
      paragraphs: [
        t(
          "Somebody, probably you, signed in to your account on {instant} in a browser that was not known: {device}, network {network}.",
          { instant: instant(beganAt), device: sayDevice(device), network },
        ),
        t("If it was you, there is nothing to do."),
        t(notMe),
      ],
      button: { label: t("This was not me"), url: page("/notme", { secret }) },
      closing: [t(notMeTime)],
    }),
  "export-ready": ({ expiresAt }) =>
    layOut({
      subject: t("Your export is ready"),
      class: "account",
      paragraphs: [
        t("You can download the copy of your data until {instant}.", { instant: instant(expiresAt) }),
      ],
      button: { label: t("Go to the export"), url: page("/privacy/export") },
      closing: [t("You will be asked to sign in. You can also delete the copy there at any time.")],
    }),
  connections: ({ items }) => {
    return layOut({
      subject: connectionsSubject(items),
      class: "connection",
      paragraphs: items.map(connectionWords),
      button: { label: t("Reconnect"), url: page("/connections") },
      closing: [
        t("To keep a copy of the figures first, ask for an export: {address}", {
          address: page("/privacy/export"),
        }),
      ],
    });
  },
  "disconnect-done": ({ platform, handle, receiptCode, cause }) =>
    layOut({
      subject: t("{platform} is disconnected", { platform }),
      class: "receipts",
      paragraphs: [t(disconnected[cause], { handle, platform })],
      code: receiptCode,
      button: { label: t("See the receipt"), url: page(`/receipts/${receiptCode}`) },
    }),
  restricted: ({ platform, reference, contact }) =>
    layOut({
      subject: t("Nothing is read for you until your age is cleared up"),
      class: "legal",
      paragraphs: [
        t(
          "{platform} told us that the age of your account there changed, and Tallyglass is for people of 16 and older. The figures of that account are deleted, and no account of yours is read or can be connected until this is cleared up.",
          { platform },
        ),
        t(
          "You can still sign in, export your data and delete it. Some platforms want their access confirmed every 30 days: their figures end after that time without it.",
        ),
        t("If you are 16 or older, write to {contact} and name this reference: {reference}", {
          contact: contact ?? t("whoever runs this server"),
          reference,
        }),
      ],
      button: { label: t("Export or delete your data"), url: page("/privacy") },
    }),
  "erasure-scheduled": ({ runAt, receiptCode }) =>
    layOut({
      subject: t("Your account will be deleted"),
      class: "receipts",
      paragraphs: [
        t(
          "Your account is frozen, its platform connections are being revoked, and everything will be deleted on {instant}.",
          { instant: instant(runAt) },
        ),
        t(
          "Until then you can change your mind: sign in and choose to keep the account. Connections must be granted again.",
        ),
        t("This is the code of your receipt. It works without an account."),
      ],
      code: receiptCode,
      button: { label: t("Keep my account"), url: page("/privacy/delete") },
      closing: [t("Status: {address}", { address: page(`/receipts/${receiptCode}`) })],
    }),
  "erasure-done": ({ receiptCode }) =>
    layOut({
      subject: t("Your account is deleted"),
      class: "receipts",
      paragraphs: [
        t(
          "Everything about you was deleted, and this is the last mail to this address. The receipt says what was deleted, when and how.",
        ),
      ],
      code: receiptCode,
      button: { label: t("See the receipt"), url: page(`/receipts/${receiptCode}`) },
    }),
  "audit-head": auditHead,
  "audit-broken": auditBroken,
  invitation: invitationMail,
  "workspace-changed": workspaceMail,
  "staff-changed": staffMail,
  "support-allowed": supportMail,
};

/** Writes a mail. */
export function compose<Name extends TemplateName>(template: Name, data: TemplateData[Name]): Mail {
  return templates[template](data);
}

/** Names the nearest end, or what can no longer be read. */
function connectionsSubject(items: readonly ConnectionItem[]): string {
  const ends = items.flatMap(({ until }) => until ?? []).toSorted((a, b) => a.getTime() - b.getTime());
  const by = ends[0] && instant(ends[0]);
  const [only, ...others] = items;
  if (only && others.length === 0) {
    const { label: platform, handle } = only;
    return by
      ? t("Reconnect {platform} by {instant}", { platform, instant: by })
      : t("{platform} no longer lets us read {handle}", { platform, handle });
  }
  return by
    ? t("Reconnect {number} accounts by {instant}", { number: items.length, instant: by })
    : t("Platforms no longer let us read {number} accounts", { number: items.length });
}

function connectionWords({ about, label: platform, handle, until }: ConnectionItem): string {
  const [who, by] = [{ handle, platform }, until ? instant(until) : ""];
  if (about === "grant") {
    return t(
      "{handle} on {platform}: the access you gave us ends on {instant}, and only you can renew it. Reconnect before then, and no day is missed; the figures so far stay as they are.",
      { ...who, instant: by },
    );
  }
  if (about === "figures") {
    return t(
      "{handle} on {platform}: for weeks {platform} has not confirmed that we may read it. Unless it does, or you reconnect, by {instant}, its rules make us delete the figures then.",
      { ...who, instant: by },
    );
  }
  return until
    ? t(
        "{handle} on {platform}: {platform} no longer lets us read it. Nothing new is collected. Reconnect by {instant}, or {platform}'s rules make us delete its figures then.",
        { ...who, instant: by },
      )
    : t(
        "{handle} on {platform}: {platform} no longer lets us read it. Nothing new is collected. The figures collected so far stay, as you chose. Reconnect to go on.",
        who,
      );
}
