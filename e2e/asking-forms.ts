import { createVisitor, type Visit } from "./visitor.ts";

/** The four forms that take an address from anybody: none may tell whether it has an account. */
export const askingForms = [
  { path: "/signin", button: "Sign in", fields: { password: "wrong-wrong-wrong-wrong" } },
  { path: "/signin", button: "Email me a sign-in code", fields: {} },
  { path: "/reset", button: "Email me a code", fields: {} },
  { path: "/signup", button: "Create account", fields: { password: "", name: "", age: "on" } },
] as const;

export type AskingForm = (typeof askingForms)[number];

/** As somebody sees it who was never there. */
export const openForm = (origin: string, { path }: AskingForm): Promise<Visit> =>
  createVisitor(origin).visit(path);
