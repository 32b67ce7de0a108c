import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { users } from "@/db/schema";
import { recordEvent } from "@/lib/audit/events";
import { inWorkspace, type PersonContext } from "@/lib/context";
import { openKey } from "@/lib/crypto/keyring";
import { open, seal } from "@/lib/crypto/seal";
import { SignedOutError } from "@/lib/errors";
import { t } from "@/lib/language/t";
import { authorize } from "./permissions";

export type ProfileView = {
  name: string | null;
  address: string;
  hasPassword: boolean;
  /** Titles and covers of posts are fetched from the platform when looked at. */
  showCovers: boolean;
  theme: Theme;
  hasShortcuts: boolean;
};

export type Theme = (typeof users.theme.enumValues)[number];

/** What stands around every page. */
export type ShellView = Pick<ProfileView, "theme" | "hasShortcuts"> & {
  /** How the person is called: their name, or their address. */
  person: string;
};

export const ProfileInput = z.strictObject({
  name: z
    .string()
    .trim()
    .max(100, { error: () => t("Use at most {most} characters.", { most: 100 }) }),
  covers: z.literal("on").optional(),
});

export async function getProfile(ctx: PersonContext): Promise<ProfileView> {
  authorize(ctx, "profile:read");
  return readProfile(ctx);
}

/** Also while the account waits to be deleted. */
export async function getShell(ctx: PersonContext): Promise<ShellView> {
  authorize(ctx, "identity:confirm");
  const { name, address, theme, hasShortcuts } = await readProfile(ctx);
  return { person: name ?? address, theme, hasShortcuts };
}

/** Whether a password can prove who sits there. Also while the account waits to be deleted. */
export async function hasPassword(ctx: PersonContext): Promise<boolean> {
  authorize(ctx, "identity:confirm");
  return (await readProfile(ctx)).hasPassword;
}

export async function updateProfile(ctx: PersonContext, input: z.output<typeof ProfileInput>): Promise<void> {
  authorize(ctx, "profile:write");
  const key = await openKey(ctx.actor.keyId);
  await inWorkspace(ctx, async (tx) => {
    await tx
      .update(users)
      .set({
        name: input.name === "" ? null : seal(key, input.name, place(ctx, "name")),
        showCovers: input.covers === "on",
      })
      .where(eq(users.id, ctx.actor.userId));
    await recordEvent(tx, ctx, { action: "profile.changed", entityId: ctx.actor.publicId });
  });
}

async function readProfile(ctx: PersonContext): Promise<ProfileView> {
  const [row] = await inWorkspace(ctx, (tx) =>
    tx
      .select({
        name: users.name,
        address: users.address,
        passwordHash: users.passwordHash,
        showCovers: users.showCovers,
        theme: users.theme,
        hasShortcuts: users.hasShortcuts,
      })
      .from(users)
      .where(eq(users.id, ctx.actor.userId)),
  );
  // Erased while the page was asked for.
  if (!row) throw new SignedOutError();
  const key = await openKey(ctx.actor.keyId);
  return {
    name: row.name && open(key, row.name, place(ctx, "name")),
    address: open(key, row.address, place(ctx, "address")),
    hasPassword: row.passwordHash !== null,
    showCovers: row.showCovers,
    theme: row.theme,
    hasShortcuts: row.hasShortcuts,
  };
}

function place(ctx: PersonContext, column: string) {
  return { table: "users", column, row: ctx.actor.publicId };
}
