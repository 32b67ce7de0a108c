import { filled } from "./addresses.ts";
import { ask, fromOurPage } from "./ask.ts";
import { builtActions, builtHandlers, builtPages } from "./manifest.ts";
import { handlers, pages, withoutAddress } from "./policy.ts";
import { actions } from "./policy-actions.ts";

/** What has a line in the policy: pages by address, route handlers by method and address, actions by file and name. */
export type Lines = { pages: readonly string[]; handlers: readonly string[]; actions: readonly string[] };

export const lines: Lines = {
  pages: [...Object.keys(pages), ...withoutAddress],
  handlers: Object.keys(handlers),
  actions: Object.keys(actions),
};

/** What the build has and no line speaks of, and what a line speaks of and the build has not. */
export function strayLines({ pages, handlers, actions }: Lines): string[] {
  const addresses = handlers.map((line) => line.split(" ")[1] ?? "");
  const built = [...builtActions.keys()];
  const sentences = (have: readonly string[], known: readonly string[], say: (one: string) => string) =>
    [...new Set(have)].filter((one) => !known.includes(one)).map(say);
  const isNew = (what: string, file: string) => (one: string) =>
    `${what} ${one} has no line: say in e2e/matrix/${file} who may.`;
  const isGone = (what: string, file: string) => (one: string) =>
    `${what} ${one} is not built any more: take its line out of e2e/matrix/${file}.`;
  return [
    ...sentences(builtPages, pages, isNew("The page", "policy.ts")),
    ...sentences(builtHandlers, addresses, isNew("The route", "policy.ts")),
    ...sentences(built, actions, isNew("The action", "policy-actions.ts")),
    ...sentences(pages, builtPages, isGone("The page", "policy.ts")),
    ...sentences(addresses, builtHandlers, isGone("The route", "policy.ts")),
    ...sentences(actions, built, isGone("The action", "policy-actions.ts")),
  ];
}

/** Methods that a route handler answers and no line speaks of: which it knows it is asked. */
export async function strayMethods({ handlers }: Lines, addresses = builtHandlers): Promise<string[]> {
  const wrong: string[] = [];
  for (const address of addresses) {
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
      if (handlers.includes(`${method} ${address}`)) continue;
      const { status } = await ask({ method, path: filled(address, {}, "x"), headers: fromOurPage });
      if (status === 405) continue;
      wrong.push(`${method} ${address} answers ${status}: say in e2e/matrix/policy.ts who may.`);
    }
  }
  return wrong;
}
