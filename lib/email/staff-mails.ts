import "server-only";
import { t } from "@/lib/language/t";
import { staffRoleWords } from "@/lib/staff/role-words";
import type { StaffRole } from "@/lib/staff/staff-context";
import { instant, layOut, type Mail, page } from "./layout";

export interface StaffChangedData {
  change: "granted" | "changed" | "ended";
  /** Null where it ended. */
  role: StaffRole | null;
  /** Whose role, by their address; null in the mail to that person. */
  person: string | null;
}

export function staffMail({ role, person }: StaffChangedData): Mail {
  const given = role && t(staffRoleWords[role].name);
  const told = person
    ? given
      ? t("{person} is now staff of Tallyglass: {role}.", { person, role: given })
      : t("{person} is no longer staff of Tallyglass.", { person })
    : given
      ? t("You are now staff of Tallyglass: {role}. Your sessions have ended; sign in again to begin.", {
          role: given,
        })
      : t(
          "You are no longer staff of Tallyglass. Your sessions have ended; your own account stays as it is.",
        );
  return layOut({
    subject: person ? t("A staff role was given, changed or ended") : t("Your staff role"),
    class: "security",
    paragraphs: [
      told,
      ...(person || !given
        ? []
        : [t("The staff pages open by a second step alone. If you have none, set one up first.")]),
      t("If nobody of you meant this, tell the other owners at once."),
    ],
    ...(person || !given
      ? {}
      : { button: { label: t("Set up a second step"), url: page("/settings/security") } }),
  });
}

export function supportMail({ expiresAt }: { expiresAt: Date }): Mail {
  return layOut({
    subject: t("Support may look at your connections"),
    class: "security",
    paragraphs: [
      t(
        "You allowed our support to look at the state of your connections until {instant}. It sees no figures, no posts and no access keys.",
        { instant: instant(expiresAt) },
      ),
      t("Each look, and why, is in your activity. You can end the access there at any time."),
    ],
    button: { label: t("See or end the access"), url: page("/privacy/activity") },
  });
}
