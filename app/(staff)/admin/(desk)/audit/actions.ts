"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { ActionState } from "@/lib/auth/run-action";
import { ConflictError } from "@/lib/errors";
import { verifyAudit } from "@/lib/staff/audit";
import { runStaffAction } from "@/lib/staff/run-staff-action";
import { brokenWords, wholeWords } from "@/lib/staff/verdict-words";

export async function verifyAuditAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const state = await runStaffAction(
    z.strictObject({}),
    form,
    async (ctx) => {
      const verdict = await verifyAudit(ctx);
      if (verdict.broken) throw new ConflictError(brokenWords(verdict.broken));
      return verdict;
    },
    { message: wholeWords },
  );
  revalidatePath("/admin/audit");
  return state;
}
