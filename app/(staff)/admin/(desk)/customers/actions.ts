"use server";

import { redirect } from "next/navigation";
import type { ActionState } from "@/lib/auth/run-action";
import { FindCustomerInput, findCustomer } from "@/lib/staff/find-customer";
import { runStaffAction } from "@/lib/staff/run-staff-action";

export async function findCustomerAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  let id = "";
  const state = await runStaffAction(FindCustomerInput, form, async (ctx, input) => {
    id = await findCustomer(ctx, input);
  });
  if (state.status === "done") redirect(`/admin/customers/${id}`);
  return state;
}
