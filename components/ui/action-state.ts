/** What a server action answers to its form. */
export type ActionState = {
  status: "idle" | "done" | "error";
  /** A sentence for the person: what happened, what is safe, what to do. */
  message?: string | undefined;
  /** By field name: what to do about it. */
  fields?: Readonly<Record<string, string>> | undefined;
};

export type FormAction = (previous: ActionState, form: FormData) => Promise<ActionState>;

export const idle: ActionState = { status: "idle" };
