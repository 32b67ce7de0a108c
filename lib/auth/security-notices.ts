import "server-only";
import { sha256 } from "@/lib/crypto/keys";
import { findPerson, tell } from "@/lib/privacy/person";
import { truncatedNetwork } from "@/lib/security/client-address";
import { issueNotMe } from "./one-time-secret";
import type { Visitor } from "./visitor";

/** Each of these tells of something done, and carries a link by which the person says that it was not them. */

export async function tellOfPassword(userId: bigint, wall: Date): Promise<void> {
  const person = await findPerson(userId);
  if (!person) return;
  await tell(person, {
    template: "password-changed",
    data: { changedAt: wall, secret: await issueNotMe(userId, wall) },
    idempotencyKey: `password-changed/${person.publicId}/${wall.getTime()}`,
  });
}

export async function tellOfSignIn(
  userId: bigint,
  { wall, device, address }: Pick<Visitor, "wall" | "device" | "address">,
): Promise<void> {
  const person = await findPerson(userId);
  if (!person) return;
  const secret = await issueNotMe(userId, wall);
  await tell(person, {
    template: "new-sign-in",
    data: { beganAt: wall, device, network: truncatedNetwork(address), secret },
    idempotencyKey: `new-sign-in/${person.publicId}/${sha256(secret).toString("hex")}`,
  });
}
