"use server";

import { goOn } from "@/app/(auth)/go-on";
import { RedeemLinkInput, redeemLink } from "@/lib/auth/redeem";
import { runVisitorAction, type VisitorState } from "@/lib/auth/visitor-action";

export async function redeemLinkAction(_previous: VisitorState, form: FormData): Promise<VisitorState> {
  return runVisitorAction(RedeemLinkInput, form, redeemLink, (step) => goOn(step));
}
