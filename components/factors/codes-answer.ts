import type { Answer } from "@/lib/auth/run-action";

/** What a change of a factor brings: recovery codes to show this once, or none. */
export type CodesAnswer = Answer<string[] | null> | { status: "idle" };

export type CodesAction = (previous: CodesAnswer, form: FormData) => Promise<CodesAnswer>;
