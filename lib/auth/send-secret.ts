import "server-only";
import { noteByItself } from "@/lib/audit/activity";
import { sha256 } from "@/lib/crypto/keys";
import { send } from "@/lib/email/send";
import { type FoundUser, openAddress } from "./find-user";
import { issueSecret, type SecretPurpose } from "./one-time-secret";
import type { Visitor } from "./visitor";

type SecretMail = "sign-in" | "verify" | "already-registered" | "reset";

const purposes: Record<SecretMail, SecretPurpose> = {
  "sign-in": "sign-in",
  "already-registered": "sign-in",
  verify: "verify",
  reset: "reset",
};

/** Mails a person a link and a code. The mail goes to the address we keep, never to one that was typed. */
export async function sendSecret(visitor: Visitor, user: FoundUser, template: SecretMail): Promise<void> {
  const { code, secret } = await issueSecret(visitor, user.userId, purposes[template]);
  await send({
    to: await openAddress(user),
    language: user.language,
    template,
    data: { code, secret },
    idempotencyKey: `${template}/${sha256(secret).toString("hex")}`,
  });
  await noteByItself(user.userId, visitor.now, `mail.${template}`);
}
