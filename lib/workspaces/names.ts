import "server-only";
import { KeyDestroyedError, openKey } from "@/lib/crypto/keyring";
import { open } from "@/lib/crypto/seal";
import { t } from "@/lib/language/t";

/** A person as other members see them: rows of `db/functions/members.sql`. */
export interface SealedPerson {
  publicId: string;
  keyId: string;
  name: Buffer | null;
  address: Buffer;
}

/** What they are called, and their address; null once they are erased. */
export async function openPerson(person: SealedPerson): Promise<{ name: string; address: string } | null> {
  const key = await openUnlessDestroyed(person.keyId);
  if (!key) return null;
  const place = (column: string) => ({ table: "users", column, row: person.publicId });
  const address = open(key, person.address, place("address"));
  return { name: person.name ? open(key, person.name, place("name")) : address, address };
}

/** Where a workspace's name stands sealed. */
export function namePlace(workspacePublicId: string) {
  return { table: "workspaces", column: "name", row: workspacePublicId };
}

export interface SealedWorkspace {
  publicId: string;
  name: Buffer | null;
  nameKeyId: string | null;
  owner: SealedPerson | null;
}

/** The name its owner gave it; null where they gave none. */
export async function givenName({ publicId, name, nameKeyId }: SealedWorkspace): Promise<string | null> {
  const key = name && nameKeyId ? await openUnlessDestroyed(nameKeyId) : null;
  return name && key ? open(key, name, namePlace(publicId)) : null;
}

/** What it is called: by its name, or by whose it is. */
export async function workspaceName(workspace: SealedWorkspace): Promise<string> {
  const given = await givenName(workspace);
  if (given !== null) return given;
  const owner = workspace.owner && (await openPerson(workspace.owner));
  return owner ? t("Workspace of {owner}", { owner: owner.name }) : t("Workspace");
}

async function openUnlessDestroyed(keyId: string) {
  try {
    return await openKey(keyId);
  } catch (error) {
    if (error instanceof KeyDestroyedError) return null;
    throw error;
  }
}
