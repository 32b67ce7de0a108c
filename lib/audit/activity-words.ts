import "server-only";
import { type Label, label } from "@/lib/language/t";

/** Everything a person's own list tells, by its kind. What is not here is in the audit alone: notes, labels, syncs. */
const words = {
  "session.began": label("You signed in"),
  "session.ended": label("A session was ended"),
  "password.changed": label("Your password was changed"),
  "profile.changed": label("You changed your profile"),
  "factor.app-added": label("An authenticator app was added"),
  "factor.app-removed": label("Your authenticator app was removed"),
  "factor.passkey-added": label("A passkey was added"),
  "factor.passkey-removed": label("A passkey was removed"),
  "factor.recovery-codes-renewed": label("New recovery codes were made"),
  "factor.recovery-code-used": label("A recovery code was used"),
  "factor.removed-by-operator": label("The operator removed your second step, as you had asked"),
  "guard.set": label("You said: this was not me"),
  "guard.lifted": label("The guard was lifted"),
  "guard.export-revoked": label("An export was deleted by the guard"),
  "guard.erasure-halted": label("A deletion was called off by the guard"),
  "account.connected": label("You linked an account"),
  "account.reconnected": label("You linked an account again"),
  "account.paused": label("You paused an account"),
  "account.resumed": label("You resumed an account"),
  "account.history-brought": label("You brought an account's history"),
  "account.history-taken-back": label("You took back history you had brought"),
  "account.disconnected": label("You disconnected an account"),
  "account.revoked": label("Our access to an account ended"),
  "account.grant-lost": label("A platform ended our access to an account"),
  "account.permission-lost": label("A permission of an account was taken back"),
  "account.grace-ended": label("An account's time to be reconnected ended"),
  "account.taken-along": label("An account you had linked in a workspace you left was disconnected"),
  "invitation.sent": label("You invited somebody to your workspace"),
  "invitation.withdrawn": label("You withdrew an invitation"),
  "invitation.declined": label("You declined an invitation"),
  "member.joined": label("You joined a workspace"),
  "member.left": label("You left a workspace"),
  "member.removed": label("You removed a member from your workspace"),
  "member.was-removed": label("You were removed from a workspace"),
  "member.role-changed": label("You changed the role of a member"),
  "member.role-given": label("Your role in a workspace was changed"),
  "workspace.renamed": label("You renamed your workspace"),
  "workspace.transferred": label("You gave your workspace to another owner"),
  "workspace.received": label("You became the owner of a workspace"),
  "figures.period-chosen": label("You chose how long figures are kept"),
  "export.requested": label("You asked for an export"),
  "export.downloaded": label("An export was downloaded"),
  "export.revoked": label("You deleted an export"),
  "erasure.requested": label("You asked for deletion"),
  "erasure.undone": label("You kept your account"),
  "staff.opened-by-billing": label("Our staff looked at your account: billing"),
  "staff.opened-by-support": label("Our staff looked at your account: support"),
  "staff.opened-by-privacy": label("Our staff looked at your account: privacy"),
  "staff.opened-by-owner": label("Our staff looked at your account: an owner"),
  "staff.saw-connections": label("Support looked at your connections, as you allowed"),
  "support.allowed": label("You allowed support to look at your connections"),
  "support.ended": label("You ended the access of support"),
  "activity.wiped": label("You wiped this list"),
  "mail.sign-in": label("Mail sent: a sign-in code"),
  "mail.verify": label("Mail sent: a code to confirm your address"),
  "mail.already-registered": label("Mail sent: somebody tried to sign up with your address"),
  "mail.reset": label("Mail sent: a link to set a new password"),
  "mail.password-changed": label("Mail sent: your password was changed"),
  "mail.factors-changed": label("Mail sent: your second step was changed"),
  "mail.new-sign-in": label("Mail sent: a sign-in from a new browser"),
  "mail.export-ready": label("Mail sent: an export is ready"),
  "mail.connections": label("Mail sent: about your connections"),
  "mail.disconnect-done": label("Mail sent: the receipt of a disconnect"),
  "mail.workspace-changed": label("Mail sent: something changed in a workspace"),
  "mail.staff-changed": label("Mail sent: a staff role was given, changed or ended"),
  "mail.support-allowed": label("Mail sent: support may look at your connections"),
  "mail.restricted": label("Mail sent: nothing is read until your age is cleared up"),
  "mail.erasure-scheduled": label("Mail sent: your account will be deleted"),
  "mail.erasure-done": label("Mail sent: the receipt of your deletion"),
} as const satisfies Record<string, Label>;

export type ActivityKind = keyof typeof words;

export function isTold(kind: string): kind is ActivityKind {
  return kind in words;
}

/** As it is shown; what another version wrote stands as it is named. */
export function activityWords(kind: string): Label | null {
  return isTold(kind) ? words[kind] : null;
}
