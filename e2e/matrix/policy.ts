import type { Role, StaffRole } from "./kinds.ts";

/** Who may. What is not said here is refused: a role that is missing, a state that is not named. */
export type May = {
  roles: readonly Role[];
  /** Also while their account waits to be deleted. */
  whileFrozen?: true;
  /** Not after "This was not me". */
  notWhileGuarded?: true;
  /** Not until their age is cleared up. */
  notWhileRestricted?: true;
  /** With a proof of identity of the last fifteen minutes. */
  stepUp?: true;
  /** Only who linked the account. */
  linkerOnly?: true;
};

/** Who of staff may. To everybody else it is not there at all. */
export type StaffMay = {
  staff: readonly StaffRole[];
  /** Also without a visit: it is how one begins. */
  isArrival?: true;
};

/** What an address or a form names, of which each person has their own. */
export type ObjectKind =
  | "account"
  | "colleague"
  | "customer"
  | "export"
  | "import"
  | "invitation"
  | "inviteToMe"
  | "member"
  | "note"
  | "deletedNote"
  | "passkey"
  | "post"
  | "session"
  | "sheet"
  | "spareAccount"
  | "workspace";

const everyRole = ["owner", "manager", "viewer", "billing"] as const;

/** Nobody has to be signed in, and whoever is gets the same. */
export const anybody = "anybody";
/** What is a person's own, whatever their role. */
export const own = { roles: everyRole } as const satisfies May;
export const reading = { roles: ["owner", "manager", "viewer"] } as const satisfies May;
export const managing = { roles: ["owner", "manager"] } as const satisfies May;
/** Who belongs to the workspace, and what it is called. */
export const owning = { roles: ["owner"] } as const satisfies May;

const everyStaffRole = ["billing", "support", "privacy", "owner"] as const;

export const anyStaff = { staff: everyStaffRole } as const satisfies StaffMay;
/** Whoever proves the second step, and so begins a visit. */
export const arriving = { staff: everyStaffRole, isArrival: true } as const satisfies StaffMay;
export const supporting = { staff: ["support", "owner"] } as const satisfies StaffMay;
export const guarding = { staff: ["privacy", "owner"] } as const satisfies StaffMay;
export const staffOwning = { staff: ["owner"] } as const satisfies StaffMay;

export type PagePolicy = {
  may: typeof anybody | May | StaffMay;
  object?: ObjectKind;
  /** What an address of this pattern shows beside what `object` names. */
  fill?: Readonly<Record<string, string>>;
  /** Only who is not signed in, or half of it, has business here: others are led on. */
  only?: "signed-out" | "half-signed-in";
};

/** Every page of the build by its address. */
export const pages: Readonly<Record<string, PagePolicy>> = {
  "/": { may: anybody },
  "/_not-found": { may: anybody },
  "/accounts/[id]": { may: reading, object: "account" },
  "/accounts/[id]/import": { may: { ...managing, linkerOnly: true }, object: "account" },
  "/accounts/[id]/posts": { may: reading, object: "account" },
  "/admin": { may: anyStaff },
  "/admin/audit": { may: guarding },
  "/admin/confirm": { may: arriving },
  "/admin/customers": { may: anyStaff },
  "/admin/customers/[id]": { may: anyStaff, object: "customer" },
  "/admin/jobs": { may: supporting },
  "/admin/staff": { may: anyStaff },
  "/compare": { may: reading },
  "/connections": { may: reading },
  "/dashboard": { may: reading },
  "/definitions": { may: anybody },
  "/invite": { may: own },
  "/legal/cookies": { may: anybody },
  "/legal/privacy": { may: anybody },
  "/legal/processors": { may: anybody },
  "/legal/promises": { may: anybody },
  "/legal/terms": { may: anybody },
  "/notme": { may: anybody },
  "/platforms": { may: anybody },
  "/posts": { may: reading },
  "/posts/[id]": { may: reading, object: "post" },
  "/privacy": { may: own },
  "/privacy/activity": { may: own },
  "/privacy/data": { may: own },
  "/privacy/data/[sheet]": { may: own, object: "sheet" },
  "/privacy/delete": { may: { ...own, whileFrozen: true } },
  "/privacy/export": { may: own },
  "/privacy/retention": { may: own },
  "/receipts": { may: anybody },
  "/receipts/[code]": { may: anybody, fill: { code: "7K3QF-0M9XA-BB2ND-4T8RZ" } },
  "/reset": { may: anybody },
  "/settings/profile": { may: own },
  "/settings/security": { may: own },
  "/settings/security/app": { may: own },
  "/settings/workspace": { may: own },
  "/signin": { may: anybody, only: "signed-out" },
  "/signin/code": { may: anybody },
  "/signin/confirm": { may: { ...own, whileFrozen: true } },
  "/signin/second": { may: anybody, only: "half-signed-in" },
  "/signup": { may: anybody, only: "signed-out" },
  "/signup/passkey": { may: own },
  "/verify": { may: anybody },
};

/** Drawn by the framework when all else fails: it has no address. */
export const withoutAddress = ["/_global-error"];

export type HandlerPolicy = {
  may: typeof anybody | May;
  object?: ObjectKind;
  fill?: Readonly<Record<string, string>>;
  query?: string;
  body?: { type: string; text: string };
  /** What whoever may gets for what is there. */
  through: number;
  /** The person's browser is led on, so it is led to sign in as well. */
  isNavigation?: true;
  /** A program shows who it is by a signature: no cookie counts, no origin is asked for. */
  fromAnywhere?: true;
  /** The address or the body is looked at before the role. */
  readsFirst?: true;
};

const table = JSON.stringify({ days: ["2026-01-02"], seconds: [null], counts: { followers: ["100"] } });
const brought = { type: "application/json", text: table };
const csv = "?as=csv";

/** Every route handler of the build by method and address. What is not here answers 405. */
export const handlers: Readonly<Record<string, HandlerPolicy>> = {
  "GET /api/accounts/[id]/charts/[chart]": {
    may: reading,
    object: "account",
    fill: { chart: "followers" },
    query: csv,
    through: 200,
  },
  "POST /api/accounts/[id]/import/confirm": {
    may: { ...managing, linkerOnly: true },
    object: "account",
    query: "?token=none",
    body: brought,
    through: 409,
    readsFirst: true,
  },
  "POST /api/accounts/[id]/import/preview": {
    may: { ...managing, linkerOnly: true },
    object: "account",
    body: brought,
    through: 200,
    readsFirst: true,
  },
  "GET /api/accounts/[id]/posts": { may: reading, object: "account", query: csv, through: 200 },
  "GET /api/accounts/[id]/posts/[table]": {
    may: reading,
    object: "account",
    fill: { table: "medians" },
    query: csv,
    through: 200,
  },
  "GET /api/accounts/[id]/progress": { may: reading, object: "account", through: 200 },
  "GET /api/accounts/[id]/series": { may: reading, object: "account", through: 200 },
  "GET /api/activity": { may: own, query: csv, through: 200 },
  "GET /api/auth/[...nextauth]": { may: anybody, fill: { "...nextauth": "session" }, through: 200 },
  "POST /api/auth/[...nextauth]": { may: anybody, fill: { "...nextauth": "signout" }, through: 302 },
  "GET /api/compare": { may: reading, query: csv, through: 200 },
  "GET /api/connect/[platform]": {
    may: { ...managing, notWhileRestricted: true, stepUp: true },
    fill: { platform: "youtube" },
    through: 303,
    isNavigation: true,
  },
  "GET /api/connect/[platform]/callback": {
    may: { ...managing, notWhileRestricted: true },
    fill: { platform: "youtube" },
    query: "?state=nobodys&code=nobodys",
    through: 303,
    isNavigation: true,
  },
  "GET /api/exports/[id]": {
    may: { ...own, notWhileGuarded: true, stepUp: true },
    object: "export",
    through: 200,
  },
  "GET /api/health": { may: anybody, through: 200 },
  "POST /api/language": {
    may: anybody,
    body: { type: "application/x-www-form-urlencoded", text: "language=en" },
    through: 303,
  },
  "GET /api/overview": { may: reading, query: csv, through: 200 },
  "GET /api/posts": { may: reading, query: csv, through: 200 },
  "GET /api/posts/[id]/charts/[chart]": {
    may: reading,
    object: "post",
    fill: { chart: "views" },
    query: csv,
    through: 200,
  },
  "GET /api/posts/[id]/cover": { may: reading, object: "post", through: 200 },
  "GET /api/posts/medians": { may: reading, query: csv, through: 200 },
  "GET /api/ready": { may: anybody, through: 200 },
  "POST /api/webhooks/[platform]/[[...notice]]": {
    may: anybody,
    fill: { platform: "tiktok", "...notice": "" },
    body: { type: "application/json", text: "{}" },
    through: 403,
    fromAnywhere: true,
  },
  "GET /definitions/feed.xml": { may: anybody, through: 200 },
  "GET /icon.svg": { may: anybody, through: 200 },
  "GET /legal/processors/article-30.csv": { may: anybody, through: 200 },
  "GET /legal/processors/data-map.yml": { may: anybody, through: 200 },
};
