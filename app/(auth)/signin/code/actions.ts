"use server";

import { goOn } from "@/app/(auth)/go-on";
import { RedeemCodeInput, redeemCode } from "@/lib/auth/redeem";
import { runVisitorAction, type VisitorState } from "@/lib/auth/visitor-action";

export async function redeemCodeAction(_previous: VisitorState, form: FormData): Promise<VisitorState> {
  return runVisitorAction(RedeemCodeInput, form, redeemCode, goOn);
}
