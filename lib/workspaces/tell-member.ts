import "server-only";
import { v7 as uuidv7 } from "uuid";
import type { WorkspaceNews } from "@/lib/email/workspace-mails";
import { findPerson, tell } from "@/lib/privacy/person";

/** Writes to people about a change that has been made: once each, and to nobody who is being deleted. */
export async function tellPeople(userIds: readonly bigint[], news: WorkspaceNews): Promise<void> {
  await Promise.all(
    userIds.map(async (userId) => {
      const person = await findPerson(userId);
      if (!person || person.isFrozen) return;
      const idempotencyKey = `workspace-${news.kind}-${uuidv7()}`;
      await tell(person, { template: "workspace-changed", data: news, idempotencyKey });
    }),
  );
}
