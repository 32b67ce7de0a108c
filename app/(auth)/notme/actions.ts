"use server";

import { NotMeInput, sayNotMe } from "@/lib/auth/not-me";
import { runVisitorAction, type VisitorState } from "@/lib/auth/visitor-action";
import { t } from "@/lib/language/t";

export async function sayNotMeAction(_previous: VisitorState, form: FormData): Promise<VisitorState> {
  return runVisitorAction(NotMeInput, form, sayNotMe, async () => t("Your account is under guard"));
}
