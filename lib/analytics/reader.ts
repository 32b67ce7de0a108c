import "server-only";
import { z } from "zod";
import { type PersonContext, workspaceOf } from "@/lib/context";
import { NotFoundError } from "@/lib/errors";
import { platforms } from "@/lib/platforms/registry";

/**
 * The person, the workspace whose figures may be shown to them, and the platforms whose rules show figures to nobody
 * but the member who granted them: as the functions of analytics.sql take them.
 */
export function reader(ctx: PersonContext): { userId: string; workspaceId: string; ownerOnly: string[] } {
  return {
    userId: ctx.actor.userId.toString(),
    workspaceId: workspaceOf(ctx).toString(),
    ownerOnly: ownerOnly(),
  };
}

/** The platforms whose rules show figures to nobody but the member who granted them. */
export function ownerOnly(): string[] {
  return platforms().flatMap(({ descriptor }) => (descriptor.isOwnerOnly ? [descriptor.id] : []));
}

// Made once: making a schema costs more than the rest of a request's own work.
const PublicId = z.uuid();

const nobodys = "00000000-0000-0000-0000-000000000000";

/** A public id from an address, and for anything else one that nothing has. */
export function idOrNobodys(text: string): string {
  return PublicId.safeParse(text).data ?? nobodys;
}

/** A public id from an address. @throws NotFoundError for anything else: there is nothing of that name */
export function idOf(what: "Account" | "Post", text: string): string {
  const id = PublicId.safeParse(text);
  if (!id.success) throw new NotFoundError(what);
  return id.data;
}
