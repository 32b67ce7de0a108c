import "server-only";
import { type Label, label } from "@/lib/language/t";

/** What staff did, as the audit names it. */
const words: Record<string, Label> = {
  "staff.customer-searched": label("Staff searched for this address"),
  "staff.customer-opened": label("Staff opened this page, with a reason"),
  "staff.connections-seen": label("Staff looked at the connections, as the person allowed"),
  "staff.role-granted": label("A staff role was given"),
  "staff.role-changed": label("The staff role was changed"),
  "staff.role-ended": label("The staff role ended"),
  "staff.visit-began": label("A visit to the staff pages began"),
};

/** Null for what has no sentence of its own: it stands as it is named. */
export function actWords(action: string): Label | null {
  return words[action] ?? null;
}
