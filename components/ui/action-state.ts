import type { ActionState } from "@/lib/auth/run-action";

export type { ActionState };

export type FormAction = (previous: ActionState, form: FormData) => Promise<ActionState>;

export const idle: ActionState = { status: "idle" };
