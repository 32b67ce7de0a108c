import "server-only";
import type { z } from "zod";
import { getVisitor } from "./get-visitor";
import { readForm } from "./read-form";
import { type ActionState, toState } from "./run-action";
import type { Visitor } from "./visitor";

/** A state that gives back what was typed, for a form that was refused. Passwords and codes are typed again. */
export type VisitorState = ActionState & { typed?: Record<string, string> };

const givenBack = ["email", "name", "age"];

/**
 * A server action of somebody who is not signed in.
 * @param then what the browser gets after a success: a cookie, another page
 */
export async function runVisitorAction<Schema extends z.ZodType, Result>(
  Input: Schema,
  form: FormData,
  verb: (visitor: Visitor, input: z.output<Schema>) => Promise<Result>,
  then: (result: Result, input: z.output<Schema>) => Promise<string | undefined>,
): Promise<VisitorState> {
  const state = await toState(async () => {
    const input = readForm(Input, form);
    return then(await verb(await getVisitor(), input), input);
  });
  const typed: Record<string, string> = {};
  for (const name of givenBack) {
    const value = form.get(name);
    if (typeof value === "string") typed[name] = value;
  }
  return { ...state, typed };
}
