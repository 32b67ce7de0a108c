import type { VisitorState } from "@/lib/auth/visitor-action";

export type FormAction = (previous: VisitorState, form: FormData) => Promise<VisitorState>;

export const idle: VisitorState = { status: "idle" };

/** What to say about one field, if anything. */
export function fieldError(state: VisitorState, name: string): string | undefined {
  return state.status === "invalid" ? state.fields[name] : undefined;
}
