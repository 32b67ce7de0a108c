import type { Kind } from "./kinds.ts";
import type { Outcome } from "./outcome.ts";
import { anybody, type HandlerPolicy, type May, type PagePolicy, pages, type StaffMay } from "./policy.ts";
import type { ActionPolicy } from "./policy-actions.ts";

/** Whose the object is that an address or a form names. */
export const standings = ["own", "foreign", "missing", "malformed"] as const;
export type Standing = (typeof standings)[number];

/** By what a person is: their session first, then what became of them, then their role. */
function barred(kind: Kind, may: May): Outcome | null {
  if (kind.isFrozen && !may.whileFrozen) return "frozen";
  if (kind.isGuarded && may.notWhileGuarded) return "guarded";
  if (kind.isRestricted && may.notWhileRestricted) return "restricted";
  return kind.role !== null && may.roles.includes(kind.role) ? null : "forbidden";
}

const isThere = (standing: Standing) => standing === "own";

/** Of an account that is there and theirs to see, and that somebody else linked. */
const isOthersLink = (kind: Kind, { linkerOnly }: May) => linkerOnly === true && !kind.isLinker;

const isOneOf = (kind: Kind, { staff }: StaffMay) => kind.staff !== undefined && staff.includes(kind.staff);

/** Staff of another role are told no more than whoever is none. Reading needs a visit, and no young proof. */
function expectedOfStaffPage(kind: Kind, may: StaffMay, standing: Standing): Outcome {
  if (!isOneOf(kind, may)) return "missing";
  if (kind.isIdle && !may.isArrival) return "step-up";
  return isThere(standing) ? "ok" : "missing";
}

/** A page of staff that is none to them. */
export const isHiddenPage = (kind: Kind, { may }: PagePolicy) =>
  may !== anybody && "staff" in may && !isOneOf(kind, may);

export function expectedOfPage(kind: Kind, policy: PagePolicy, standing: Standing): Outcome {
  const { may, only } = policy;
  if (only === "signed-out") return kind.role === null ? "ok" : "elsewhere";
  if (only === "half-signed-in") return kind.isPending ? "ok" : "sign-in";
  if (may === anybody) return "ok";
  if ("staff" in may) return expectedOfStaffPage(kind, may, standing);
  if (kind.role === null) return "sign-in";
  const refused = barred(kind, may);
  if (refused) return refused;
  if (!isThere(standing)) return "missing";
  return isOthersLink(kind, may) ? "forbidden" : "ok";
}

export function expectedOfHandler(kind: Kind, policy: HandlerPolicy, standing: Standing): Outcome {
  const { may, through, isNavigation, readsFirst } = policy;
  if (may === anybody) return `status ${through}`;
  if (kind.role === null) return "sign-in";
  // Led back to the page that says why.
  if (isNavigation && kind.isRestricted && may.notWhileRestricted) return "status 303";
  if (may.stepUp && kind.isStale) return "step-up";
  if (readsFirst && standing === "malformed") return "missing";
  const refused = barred(kind, may);
  if (refused) return refused;
  if (!isThere(standing)) return "missing";
  return isOthersLink(kind, may) ? "forbidden" : `status ${through}`;
}

/** What fits no schema is refused before the role is looked at; who asks is known before that. */
export function expectedOfAction(
  kind: Kind,
  policy: ActionPolicy,
  standing: Standing,
): { outcomes: readonly Outcome[]; isRefused: boolean } {
  const refuse = (...outcomes: Outcome[]) => ({
    outcomes: policy.isSilent && kind.role !== null ? (["elsewhere"] as const) : outcomes,
    isRefused: true,
  });
  const { may, through } = policy;
  if (may === anybody) return { outcomes: through, isRefused: false };
  if ("staff" in may) {
    // Sent to where there is no page for them, it finds none.
    const page = pages[policy.page];
    if (!kind.staff || (page && isHiddenPage(kind, page))) return refuse("missing");
    if (may.isArrival) return { outcomes: through, isRefused: false };
    if (kind.isIdle) return refuse("step-up");
    if (standing === "malformed") return refuse("invalid");
    if (!isOneOf(kind, may)) return refuse("forbidden");
    if (kind.isStale) return refuse("step-up");
    return isThere(standing) ? { outcomes: through, isRefused: false } : refuse("missing");
  }
  if (kind.role === null) return refuse("sign-in");
  if (may.stepUp && kind.isStale) return refuse("step-up");
  if (standing === "malformed") return refuse("invalid", "missing");
  const refused = barred(kind, may);
  if (refused) return refuse(refused);
  // The account is named beside it, and looked at first.
  if (isOthersLink(kind, may)) return refuse("forbidden");
  if (!isThere(standing)) return refuse("missing");
  return { outcomes: through, isRefused: false };
}
