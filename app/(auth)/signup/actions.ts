"use server";

import { redirect } from "next/navigation";
import { SignUpInput, signUp } from "@/lib/auth/sign-up";
import { runVisitorAction, type VisitorState } from "@/lib/auth/visitor-action";

export async function signUpAction(_previous: VisitorState, form: FormData): Promise<VisitorState> {
  return runVisitorAction(SignUpInput, form, signUp, async () => redirect("/signin/code?from=signup"));
}
