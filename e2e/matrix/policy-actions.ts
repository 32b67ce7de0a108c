import {
  anybody,
  anyStaff,
  arriving,
  guarding,
  type May,
  managing,
  type ObjectKind,
  own,
  owning,
  type StaffMay,
  staffOwning,
  supporting,
} from "./policy.ts";

/** What came of an action for whoever may do it. */
export type Through = "done" | "invalid" | "conflict" | "missing" | "elsewhere" | "sign-in";

export type ActionPolicy = {
  may: typeof anybody | May | StaffMay;
  /** The page whose form it is. */
  page: string;
  /** The field that names an object. */
  object?: readonly [field: string, kind: ObjectKind];
  /** The other fields, such as a page sends them: what is refused is refused for nothing in here. */
  fields?: Readonly<Record<string, string>>;
  /** How the framework hands it over: after the last state, alone, or not at all. */
  takes?: "form" | "nothing";
  /** Inputs are chosen to end here, so that the matrix can ask again; what ends something for good runs last. */
  through: readonly Through[];
  /** Runs after everything else, in this order. */
  last?: number;
  /** Whatever came of it leads on: only the rows tell. */
  isSilent?: true;
};

const fresh = { stepUp: true } as const;
const guarded = { notWhileGuarded: true } as const;
const frozenToo = { whileFrozen: true } as const;

/** In a field: the account that is the person's own. */
export const ownAccount = "the person's own account";
/** In a field: an address that only this person writes to, for one address is not invited often. */
export const friend = "a friend of the person's";

const nobodysId = "01890000-0000-7000-8000-000000000000";
const secret = "A".repeat(43);
const weak = "aaaaaaaaaaaaaaa";
const wrong = "nine-silver-kettles-humming";
const assertion = JSON.stringify({
  ...{ id: "AA", rawId: "AA", type: "public-key", clientExtensionResults: {} },
  response: { clientDataJSON: "AA", authenticatorData: "AA", signature: "AA" },
});
const attestation = JSON.stringify({
  ...{ id: "AA", rawId: "AA", type: "public-key", clientExtensionResults: {} },
  response: { clientDataJSON: "AA", attestationObject: "AA" },
});
const code = "000000";
const recoveryCode = "00000-00000-00000-00000-00000";
const address = "nobody-at-all@people.test";
/** Of somebody who is there: what is not refused to staff finds them, and makes them staff. */
const guest = "matrix-guest@people.test";

const ofFile = (file: string, page: string, actions: Readonly<Record<string, Omit<ActionPolicy, "page">>>) =>
  Object.fromEntries(
    Object.entries(actions).map(([name, policy]): [string, ActionPolicy] => [
      `app/${file}#${name}`,
      { page, ...policy },
    ]),
  );

const account = ["accountId", "account"] as const;
const factor = { ...own, ...guarded, ...fresh };
const confirming = { ...own, ...frozenToo };

/** Every action of the build by its file and name. */
export const actions: Readonly<Record<string, ActionPolicy>> = {
  ...ofFile("(app)/actions.ts", "/settings/profile", {
    chooseWorkspaceAction: {
      may: own,
      object: ["workspaceId", "workspace"],
      takes: "form",
      through: ["elsewhere"],
      isSilent: true,
    },
    signOutAction: {
      may: { ...own, ...frozenToo },
      takes: "form",
      through: ["sign-in"],
      last: 9,
      isSilent: true,
    },
  }),
  ...ofFile("(app)/accounts/[id]/actions.ts", "/accounts/[id]", {
    syncAccountAction: {
      may: { ...managing, notWhileRestricted: true },
      object: account,
      through: ["done", "conflict"],
    },
    rememberRateAction: { may: own, fields: { rate: "views" }, through: ["done"] },
    addNoteAction: {
      may: managing,
      object: account,
      fields: { day: "2026-05-30", text: "A note of the matrix" },
      through: ["done"],
    },
    changeNoteAction: {
      may: managing,
      object: ["noteId", "note"],
      fields: { accountId: ownAccount, day: "2026-05-30", text: "Another note" },
      through: ["done"],
    },
    deleteNoteAction: { may: managing, object: ["noteId", "note"], through: ["done"] },
    bringBackNoteAction: { may: managing, object: ["noteId", "deletedNote"], through: ["done"] },
  }),
  ...ofFile("(app)/accounts/[id]/import/actions.ts", "/accounts/[id]/import", {
    undoImportAction: {
      may: { ...managing, linkerOnly: true },
      object: ["importId", "import"],
      fields: { accountId: ownAccount },
      through: ["done"],
    },
  }),
  ...ofFile("(app)/connections/actions.ts", "/connections", {
    syncNowAction: {
      may: { ...managing, notWhileRestricted: true },
      object: account,
      through: ["done", "conflict"],
    },
    pauseAction: { may: managing, object: account, through: ["done"] },
    resumeAction: { may: managing, object: account, through: ["done"] },
    disconnectAction: {
      may: { ...managing, ...guarded, ...fresh },
      object: ["accountId", "spareAccount"],
      fields: { history: "keep" },
      through: ["elsewhere"],
      last: 1,
    },
  }),
  ...ofFile("(app)/invite/actions.ts", "/invite", {
    declineAction: { may: own, object: ["invitationId", "inviteToMe"], through: ["done"] },
    acceptAction: { may: own, object: ["invitationId", "inviteToMe"], through: ["elsewhere"], last: 3 },
  }),
  ...ofFile("(app)/posts/[id]/actions.ts", "/posts/[id]", {
    labelAction: {
      may: managing,
      object: ["postId", "post"],
      fields: { name: "matrix" },
      through: ["done"],
    },
    unlabelAction: {
      may: managing,
      object: ["postId", "post"],
      fields: { name: "matrix" },
      through: ["done"],
    },
  }),
  ...ofFile("(app)/privacy/activity/actions.ts", "/privacy/activity", {
    wipeActivityAction: { may: { ...own, ...guarded, ...fresh }, through: ["done"] },
    allowSupportAction: {
      may: { ...own, ...guarded, ...fresh },
      fields: { period: "hour" },
      through: ["done"],
    },
    endSupportAction: { may: own, through: ["done"] },
  }),
  ...ofFile("(app)/privacy/delete/actions.ts", "/privacy/delete", {
    requestErasureAction: {
      may: { ...own, ...frozenToo, ...guarded, ...fresh },
      fields: { email: address },
      through: ["invalid"],
    },
    eraseNowAction: {
      may: { ...own, ...frozenToo, ...guarded, ...fresh },
      fields: { email: address },
      through: ["invalid"],
    },
    // Whoever asked for no deletion has none to undo.
    undoErasureAction: {
      may: { ...own, ...frozenToo, ...fresh },
      through: ["missing", "elsewhere"],
      last: 2,
    },
  }),
  ...ofFile("(app)/privacy/export/actions.ts", "/privacy/export", {
    // An account that the person has not linked themselves: what is theirs the journeys export.
    requestExportAction: {
      may: { ...own, ...guarded, ...fresh },
      fields: { accounts: nobodysId },
      through: ["invalid"],
    },
    revokeExportAction: { may: own, object: ["id", "export"], through: ["done"] },
  }),
  ...ofFile("(app)/privacy/retention/actions.ts", "/privacy/retention", {
    chooseFiguresPeriodAction: {
      may: { ...own, ...fresh, ...guarded },
      fields: { period: "always" },
      through: ["done"],
    },
  }),
  ...ofFile("(app)/settings/profile/actions.ts", "/settings/profile", {
    updateAppearanceAction: { may: own, fields: { theme: "system" }, through: ["done"] },
    updateCalmAction: { may: own, through: ["done"] },
    updateProfileAction: { may: { ...own, ...guarded }, fields: { name: "Somebody" }, through: ["done"] },
  }),
  ...ofFile("(app)/settings/security/actions.ts", "/settings/security", {
    endSessionAction: {
      may: { ...own, ...frozenToo },
      object: ["sessionId", "session"],
      through: ["done"],
    },
    endOtherSessionsAction: { may: { ...own, ...frozenToo }, through: ["done"] },
    chooseIdleTimeAction: { may: own, fields: { hours: "168" }, through: ["done"] },
    changePasswordAction: { may: factor, fields: { password: weak }, through: ["invalid"] },
    // Staff have an app already, and keep it until it is removed.
    startAppAction: { may: factor, through: ["elsewhere", "conflict"] },
    confirmAppAction: { may: factor, fields: { code }, through: ["invalid", "conflict"] },
    removeAppAction: { may: factor, through: ["done", "conflict"] },
    askNewPasskeyAction: { may: factor, takes: "nothing", through: ["done"] },
    addPasskeyAction: {
      may: factor,
      fields: { name: "Phone", answer: attestation },
      through: ["invalid"],
    },
    renamePasskeyAction: {
      may: { ...own, ...guarded },
      object: ["passkeyId", "passkey"],
      fields: { name: "Phone" },
      through: ["done"],
    },
    removePasskeyAction: { may: factor, object: ["passkeyId", "passkey"], through: ["done"] },
    renewCodesAction: { may: factor, through: ["done", "conflict"] },
  }),
  ...ofFile("(app)/settings/security/guard-actions.ts", "/settings/security", {
    // Whoever has a passkey has a second step, and gets no code.
    sendLiftCodeAction: { may: own, through: ["done", "invalid"] },
    liftByCodeAction: { may: own, fields: { code }, through: ["conflict"] },
    liftByAppAction: { may: own, fields: { code }, through: ["conflict"] },
    liftByRecoveryCodeAction: { may: own, fields: { recoveryCode }, through: ["conflict"] },
    liftByPasskeyAction: { may: own, fields: { answer: assertion }, through: ["conflict"] },
    askPasskeyToLiftAction: { may: own, takes: "nothing", through: ["done", "invalid"] },
  }),
  ...ofFile("(app)/settings/workspace/actions.ts", "/settings/workspace", {
    inviteAction: {
      may: { ...owning, ...guarded },
      fields: { email: friend, role: "viewer" },
      through: ["done"],
    },
    withdrawAction: { may: owning, object: ["invitationId", "invitation"], through: ["done"] },
    changeRoleAction: {
      may: { ...owning, ...guarded },
      object: ["memberId", "member"],
      fields: { role: "viewer" },
      through: ["done"],
    },
    removeMemberAction: {
      may: { ...owning, ...guarded },
      object: ["memberId", "member"],
      through: ["done"],
    },
    renameAction: { may: owning, fields: { name: "A workspace" }, through: ["done"] },
    transferAction: {
      may: { ...owning, ...guarded, ...fresh },
      object: ["memberId", "member"],
      through: ["done"],
      last: 4,
    },
    leaveAction: {
      may: { ...own, ...guarded },
      through: ["elsewhere", "conflict", "missing"],
      last: 5,
    },
  }),
  ...ofFile("(auth)/notme/actions.ts", "/notme", {
    sayNotMeAction: { may: anybody, fields: { secret }, through: ["invalid"] },
  }),
  ...ofFile("(auth)/reset/actions.ts", "/reset", {
    requestResetAction: { may: anybody, fields: { email: address }, through: ["done", "conflict"] },
    resetByCodeAction: {
      may: anybody,
      fields: { email: address, code, password: wrong },
      through: ["invalid"],
    },
    resetByLinkAction: { may: anybody, fields: { secret, password: wrong }, through: ["invalid"] },
  }),
  ...ofFile("(auth)/signin/actions.ts", "/signin", {
    signInAction: {
      may: anybody,
      fields: { email: address, password: wrong },
      through: ["invalid", "conflict"],
    },
    askForPasskeyAction: { may: anybody, takes: "nothing", through: ["done"] },
    signInByPasskeyAction: { may: anybody, fields: { answer: assertion }, through: ["invalid"] },
    requestCodeAction: { may: anybody, fields: { email: address }, through: ["elsewhere", "conflict"] },
  }),
  ...ofFile("(auth)/signin/code/actions.ts", "/signin/code", {
    redeemCodeAction: { may: anybody, fields: { code }, through: ["invalid"] },
  }),
  ...ofFile("(auth)/signin/confirm/actions.ts", "/signin/confirm", {
    confirmByPasswordAction: { may: confirming, fields: { password: wrong }, through: ["invalid"] },
    confirmByCodeAction: { may: confirming, fields: { code }, through: ["invalid"] },
    sendConfirmationCodeAction: { may: confirming, through: ["done", "invalid"] },
    confirmByAppAction: { may: confirming, fields: { code }, through: ["invalid"] },
    confirmByRecoveryCodeAction: { may: confirming, fields: { recoveryCode }, through: ["invalid"] },
    confirmByPasskeyAction: { may: confirming, fields: { answer: assertion }, through: ["invalid"] },
    askPasskeyToConfirmAction: { may: confirming, takes: "nothing", through: ["done", "invalid"] },
  }),
  ...ofFile("(auth)/signin/second/actions.ts", "/signin/second", {
    signInByAppAction: { may: anybody, fields: { code }, through: ["invalid"] },
    signInByRecoveryCodeAction: { may: anybody, fields: { recoveryCode }, through: ["invalid"] },
    signInBySecondPasskeyAction: { may: anybody, fields: { answer: assertion }, through: ["invalid"] },
    askSecondPasskeyAction: { may: anybody, takes: "nothing", through: ["done", "invalid"] },
  }),
  ...ofFile("(auth)/signup/actions.ts", "/signup", {
    signUpAction: {
      may: anybody,
      fields: { email: address, name: "", password: weak, age: "on" },
      through: ["invalid"],
    },
  }),
  ...ofFile("(staff)/admin/confirm/actions.ts", "/admin/confirm", {
    arriveByAppAction: { may: arriving, fields: { code }, through: ["invalid"] },
    arriveByRecoveryCodeAction: { may: arriving, fields: { recoveryCode }, through: ["invalid"] },
    arriveByPasskeyAction: { may: arriving, fields: { answer: assertion }, through: ["invalid"] },
    askPasskeyToArriveAction: { may: arriving, takes: "nothing", through: ["done", "invalid"] },
  }),
  ...ofFile("(staff)/admin/(desk)/audit/actions.ts", "/admin/audit", {
    verifyAuditAction: { may: guarding, through: ["done"] },
  }),
  ...ofFile("(staff)/admin/(desk)/customers/actions.ts", "/admin/customers", {
    findCustomerAction: {
      may: anyStaff,
      fields: { email: guest, reason: "The matrix asks." },
      through: ["elsewhere"],
    },
  }),
  ...ofFile("(staff)/admin/(desk)/jobs/actions.ts", "/admin/jobs", {
    retryJobAction: { may: supporting, fields: { jobId: "1" }, through: ["conflict"] },
  }),
  ...ofFile("(staff)/admin/(desk)/staff/actions.ts", "/admin/staff", {
    appointStaffAction: {
      may: staffOwning,
      fields: { email: guest, role: "billing" },
      through: ["done"],
    },
    changeStaffAction: {
      may: staffOwning,
      object: ["memberId", "colleague"],
      fields: { role: "support" },
      through: ["done"],
    },
    endStaffAction: { may: staffOwning, object: ["memberId", "colleague"], through: ["done"] },
  }),
  ...ofFile("(auth)/verify/actions.ts", "/verify", {
    redeemLinkAction: { may: anybody, fields: { secret }, through: ["invalid"] },
  }),
};
