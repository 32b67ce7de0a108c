import "server-only";
import type { PersonContext } from "@/lib/context";
import { SignedOutError } from "@/lib/errors";
import { addressOf, findPerson } from "@/lib/privacy/person";

/** The address the context's person proved. */
export async function ownAddress({ actor }: Pick<PersonContext, "actor">): Promise<string> {
  const person = await findPerson(actor.userId);
  const address = person && (await addressOf(person));
  // Erased while the page was asked for.
  if (!address) throw new SignedOutError();
  return address;
}
