import { beforeEach, describe, expect, test, vi } from "vitest";
import { auditEvents, notes, users, workspaces } from "@/db/schema";
import { listActivity } from "@/lib/audit/list-activity";
import { updateProfile } from "@/lib/auth/profile";
import { signIn } from "@/lib/auth/sign-in";
import { signOut } from "@/lib/auth/sign-out";
import { disconnect } from "@/lib/connections/disconnect";
import { inWorkspace, type PersonContext, systemContext } from "@/lib/context";
import { assumeRole, clients } from "@/lib/db";
import {
  ConflictError,
  ForbiddenError,
  GuardedError,
  NotFoundError,
  SignedOutError,
  StepUpRequiredError,
  TooManyRequestsError,
} from "@/lib/errors";
import { inLanguage } from "@/lib/language/in-language";
import { addNote } from "@/lib/notes/write-notes";
import type * as registry from "@/lib/platforms/registry";
import { erasePerson } from "@/lib/privacy/erase";
import { requestErasure } from "@/lib/privacy/erase-request";
import { expire } from "@/lib/privacy/retention";
import { checkReceipt } from "@/lib/receipts/check";
import { createAccount } from "@/lib/testing/accounts";
import { expectOneUse } from "@/lib/testing/at-once";
import { at, createPerson, testNow } from "@/lib/testing/builders";
import { contextOfPerson } from "@/lib/testing/factors";
import { joinWorkspace } from "@/lib/testing/members";
import { ownDatabases } from "@/lib/testing/own-database";
import { asSession, goodPassword, signUpFully } from "@/lib/testing/people";
import { renderTables } from "@/lib/testing/render";
import { newScript, scripted } from "@/lib/testing/scripted-platform";
import { contextOf, createVisitor, mailsTo } from "@/lib/testing/visitors";
import { acceptInvitation, declineInvitation, listOwnInvitations } from "./answer-invitation";
import { changeRole } from "./change-role";
import { chooseWorkspace, listWorkspaceChoices } from "./choose-workspace";
import { leaveWorkspace, removeMember } from "./end-membership";
import { getWorkspace } from "./get-workspace";
import { InviteInput, invite, mostMembers, withdrawInvitation } from "./invite";
import { RenameInput, renameWorkspace } from "./rename";
import { transferWorkspace } from "./transfer";

let script = newScript();
vi.mock("@/lib/platforms/registry", async (load) => {
  const real = await load<typeof registry>();
  return { ...real, platform: (id: string) => scripted(real.platform(id), script) };
});
const { data } = await ownDatabases();

const nobodys = "01890000-0000-7000-8000-000000000000";
const wall = testNow;
const days = (count: number) => new Date(testNow.getTime() + count * 86_400_000);

interface Somebody {
  ctx: PersonContext;
  address: string;
}

/** A person who has proven their address. */
async function somebody(): Promise<Somebody> {
  const made = await createPerson();
  await inWorkspace(made.ctx, (tx) => tx.update(users).set({ verifiedAt: testNow }));
  return made;
}

async function workspaceId(ctx: PersonContext): Promise<string> {
  const [row] = await inWorkspace(ctx, (tx) => tx.select({ id: workspaces.publicId }).from(workspaces));
  return row?.id ?? "";
}

/** Invited and accepted. @returns them as they are in the host's workspace */
async function join(host: Somebody, role: "manager" | "viewer" | "billing" = "manager"): Promise<Somebody> {
  const guest = await somebody();
  await invite(host.ctx, { email: guest.address, role, wall });
  await accept(guest.ctx);
  return { ...guest, ctx: { ...guest.ctx, workspaceId: host.ctx.workspaceId, role } };
}

async function openInvitation(ctx: PersonContext, now = testNow): Promise<string> {
  const { invitations } = await listOwnInvitations(at(ctx, { now }));
  return invitations[0]?.id ?? nobodys;
}

const accept = async (ctx: PersonContext) =>
  acceptInvitation(ctx, { invitationId: await openInvitation(ctx) });
const membersOf = async (ctx: PersonContext) =>
  (await getWorkspace(ctx)).members.map(({ id, role }) => [id, role]);
const actionsIn = (ctx: PersonContext) =>
  inWorkspace(ctx, async (tx) =>
    (await tx.select().from(auditEvents).orderBy(auditEvents.id)).map(({ action }) => action),
  );
const toldTo = async (ctx: PersonContext) => (await listActivity(ctx, {})).entries.map(({ text }) => text);
const subjectsTo = async (address: string) => (await mailsTo(address)).map(({ subject }) => subject).sort();

let host: Somebody;
beforeEach(async () => {
  script = newScript();
  host = await somebody();
});

describe("an invitation", () => {
  test("is mailed, found by whoever proved the address, and makes them a member in its role", async () => {
    const guest = await somebody();
    await invite(host.ctx, { email: guest.address, role: "viewer", wall });
    const [mail] = await mailsTo(guest.address);
    expect(mail?.subject).toBe(`${host.address} invites you to a workspace`);
    expect(mail?.text).toContain("/invite\n");
    const { address, invitations } = await listOwnInvitations(guest.ctx);
    expect(address).toBe(guest.address);
    expect(invitations).toEqual([
      {
        id: expect.any(String),
        workspace: `Workspace of ${host.address}`,
        owner: host.address,
        role: "viewer",
        expiresAt: days(7).toISOString(),
      },
    ]);
    expect(await accept(guest.ctx)).toEqual({ workspaceId: await workspaceId(host.ctx) });
    expect(await membersOf(host.ctx)).toEqual([
      [host.ctx.actor.publicId, "owner"],
      [guest.ctx.actor.publicId, "viewer"],
    ]);
    expect(await subjectsTo(host.address)).toEqual(["Somebody joined your workspace"]);
    expect(await actionsIn(host.ctx)).toEqual(["invitation.sent", "member.joined"]);
    expect(await toldTo(guest.ctx)).toEqual(["You joined a workspace"]);
    expect(await toldTo(host.ctx)).toContain("You invited somebody to your workspace");
  });

  test("is the same for an address that nobody has here, to the mail and the row", async () => {
    const guest = await somebody();
    const nobody = "nobody-here@example.test";
    const answers = [];
    for (const email of [guest.address, nobody]) {
      answers.push(await invite(host.ctx, { email, role: "manager", wall }));
    }
    expect(answers).toEqual([undefined, undefined]);
    const [[known], [unknown]] = [await mailsTo(guest.address), await mailsTo(nobody)];
    const plain = (text = "") => text.replace(/^(To|Date|Message-ID|X-[\w-]+): .*$/gim, "");
    expect(plain(known?.text)).toBe(plain(unknown?.text));
    expect((await getWorkspace(host.ctx)).invitations?.map(({ address, role }) => [address, role])).toEqual([
      [guest.address, "manager"],
      [nobody, "manager"],
    ]);
  });

  test("goes in the language of whoever invites", async () => {
    await inLanguage("de", () => invite(host.ctx, { email: "deutsch@example.test", role: "viewer", wall }));
    expect(await subjectsTo("deutsch@example.test")).toEqual([
      `${host.address} lädt dich in einen Arbeitsbereich ein`,
    ]);
  });

  test("works for the invited address alone, once it is proven", async () => {
    const [guest, other] = [await somebody(), await somebody()];
    await invite(host.ctx, { email: guest.address, role: "manager", wall });
    const invitationId = await openInvitation(guest.ctx);
    await inWorkspace(guest.ctx, (tx) => tx.update(users).set({ verifiedAt: null }));
    for (const ctx of [other.ctx, guest.ctx]) {
      expect((await listOwnInvitations(ctx)).invitations).toEqual([]);
      await expect(acceptInvitation(ctx, { invitationId })).rejects.toThrow("Invitation not found.");
      await expect(declineInvitation(ctx, { invitationId })).rejects.toThrow("Invitation not found.");
    }
    await expect(acceptInvitation(other.ctx, { invitationId: nobodys })).rejects.toThrow(
      "Invitation not found.",
    );
    await inWorkspace(guest.ctx, (tx) => tx.update(users).set({ verifiedAt: testNow }));
    await acceptInvitation(guest.ctx, { invitationId });
    expect(await membersOf(host.ctx)).toHaveLength(2);
  });

  test("of fifty accepts at once one joins", async () => {
    await expectOneUse(async () => {
      host = await somebody();
      const guest = await somebody();
      await invite(host.ctx, { email: guest.address, role: "manager", wall });
      const invitationId = await openInvitation(guest.ctx);
      return () => acceptInvitation(guest.ctx, { invitationId });
    });
    expect(await membersOf(host.ctx)).toHaveLength(2);
    expect((await actionsIn(host.ctx)).filter((action) => action === "member.joined")).toHaveLength(1);
  });

  test("ends after seven days to the moment, and its row a day later", async () => {
    const guest = await somebody();
    await invite(host.ctx, { email: guest.address, role: "manager", wall });
    const invitationId = await openInvitation(guest.ctx);
    expect(await openInvitation(guest.ctx, new Date(days(7).getTime() - 1))).toBe(invitationId);
    expect(await openInvitation(guest.ctx, days(7))).toBe(nobodys);
    const late = at(guest.ctx, { now: days(7) });
    await expect(acceptInvitation(late, { invitationId })).rejects.toThrow(NotFoundError);
    expect((await getWorkspace(at(host.ctx, { now: days(7) }))).invitations).toEqual([]);
    const open = () => data`select from invitations where public_id = ${invitationId}`;
    await asWorker(() => expire({ now: new Date(days(8).getTime() - 1), wall }));
    expect(await open()).toHaveLength(1);
    await asWorker(() => expire({ now: days(8), wall }));
    expect(await open()).toHaveLength(0);
  });

  test("sent again takes the older one's place", async () => {
    const guest = await somebody();
    await invite(host.ctx, { email: guest.address, role: "manager", wall });
    const older = await openInvitation(guest.ctx);
    await invite(host.ctx, { email: guest.address, role: "viewer", wall });
    expect((await getWorkspace(host.ctx)).invitations).toHaveLength(1);
    await expect(acceptInvitation(guest.ctx, { invitationId: older })).rejects.toThrow(NotFoundError);
    await accept(guest.ctx);
    expect(await membersOf(host.ctx)).toContainEqual([guest.ctx.actor.publicId, "viewer"]);
  });

  test("is mailed three times a day to an address at most, whoever invites", async () => {
    const email = "often@example.test";
    for (const who of [host, await somebody(), await somebody()]) {
      await invite(who.ctx, { email, role: "viewer", wall });
    }
    const again = async (when: Date) => invite((await somebody()).ctx, { email, role: "viewer", wall: when });
    await expect(again(wall)).rejects.toThrow(TooManyRequestsError);
    expect(await mailsTo(email)).toHaveLength(3);
    await again(days(1.01));
  });

  test("is refused for a member and in a full workspace, and then nothing is mailed", async () => {
    const member = await join(host);
    await expect(invite(host.ctx, { email: member.address, role: "viewer", wall })).rejects.toThrow(
      `${member.address} is a member already.`,
    );
    for (let number = 2; number < mostMembers; number += 1) {
      await invite(host.ctx, { email: `guest-${number}@full.test`, role: "viewer", wall });
    }
    const oneMore = () => invite(host.ctx, { email: "one-more@full.test", role: "viewer", wall });
    await expect(oneMore()).rejects.toThrow(ConflictError);
    expect(await mailsTo("one-more@full.test")).toEqual([]);
    await invite(host.ctx, { email: "guest-2@full.test", role: "manager", wall });
    await removeMember(host.ctx, { memberId: member.ctx.actor.publicId });
    await oneMore();
  });

  test("can be declined and withdrawn, by whose it is alone", async () => {
    const [guest, stranger] = [await somebody(), await somebody()];
    await invite(host.ctx, { email: guest.address, role: "manager", wall });
    const first = await openInvitation(guest.ctx);
    await declineInvitation(guest.ctx, { invitationId: first });
    expect(await actionsIn(host.ctx)).toEqual(["invitation.sent", "invitation.declined"]);
    expect(await data`select actor_id from audit_events where entity_id = ${first} order by id`).toEqual([
      { actor_id: host.ctx.actor.publicId },
      { actor_id: null },
    ]);
    await expect(declineInvitation(guest.ctx, { invitationId: first })).rejects.toThrow(NotFoundError);

    await invite(host.ctx, { email: guest.address, role: "manager", wall });
    const invitationId = await openInvitation(guest.ctx);
    for (const id of [invitationId, nobodys]) {
      await expect(withdrawInvitation(stranger.ctx, { invitationId: id })).rejects.toThrow(
        "Invitation not found.",
      );
    }
    await withdrawInvitation(host.ctx, { invitationId });
    expect((await listOwnInvitations(guest.ctx)).invitations).toEqual([]);
    await expect(acceptInvitation(guest.ctx, { invitationId })).rejects.toThrow(NotFoundError);
  });

  test("has an address and a role that can be given, and no other field", () => {
    const input = { email: "a@example.test", role: "viewer" };
    for (const part of [{ email: "nobody" }, { role: "owner" }, { role: "staff" }, { workspaceId: "1" }]) {
      expect(InviteInput.safeParse({ ...input, ...part }).success).toBe(false);
    }
    expect(InviteInput.parse({ ...input, email: " A@Example.TEST " }).email).toBe("a@example.test");
  });

  test("is sealed, goes with whoever gave it, and with whoever it was for", async () => {
    const [guest, other] = [await somebody(), await somebody()];
    await invite(host.ctx, { email: guest.address, role: "manager", wall });
    await invite(other.ctx, { email: guest.address, role: "manager", wall });
    await invite(other.ctx, { email: host.address, role: "manager", wall });
    const everything = [...(await renderTables(data))].flat(2).join("\n");
    for (const address of [guest.address, host.address]) expect(everything).not.toContain(address);
    const left = async () =>
      (
        await data`select user_id from invitations where user_id = any (${[String(host.ctx.actor.userId), String(other.ctx.actor.userId)]})`
      ).map(({ user_id }) => BigInt(user_id));
    expect(await left()).toHaveLength(3);
    await erase(host);
    expect(await left()).toEqual([other.ctx.actor.userId]);
    await erase(guest);
    expect(await left()).toEqual([]);
  });
});

describe("who may what", () => {
  const acts: Record<string, (ctx: PersonContext, memberId: string) => Promise<unknown>> = {
    invite: (ctx) => invite(ctx, { email: "x@example.test", role: "viewer", wall }),
    withdraw: (ctx) => withdrawInvitation(ctx, { invitationId: nobodys }),
    "change a role": (ctx, memberId) => changeRole(ctx, { memberId, role: "viewer" }),
    remove: (ctx, memberId) => removeMember(ctx, { memberId }),
    rename: (ctx) => renameWorkspace(ctx, { name: "Atlas" }),
    transfer: (ctx, memberId) => transferWorkspace(ctx, { memberId, wall }),
  };

  test.each(
    (["manager", "viewer", "billing"] as const).flatMap((role) =>
      Object.keys(acts).map((act) => [role, act] as const),
    ),
  )("a %s may not %s", async (role, act) => {
    const [member, other] = [await join(host, role), await join(host)];
    await expect(acts[act]?.(member.ctx, other.ctx.actor.publicId)).rejects.toThrow(ForbiddenError);
  });

  test.each(["manager", "viewer", "billing"] as const)(
    "a %s sees who belongs there, and neither addresses nor invitations",
    async (role) => {
      const member = await join(host, role);
      await inWorkspace(host.ctx, (tx) => tx.update(users).set({ name: null }));
      await invite(host.ctx, { email: "open@example.test", role: "viewer", wall });
      const seen = await getWorkspace(member.ctx);
      expect(seen.invitations).toBeNull();
      expect(seen.members.map(({ address }) => address)).toEqual([null, null]);
      expect(seen.members.map(({ accounts }) => accounts)).toEqual(
        role === "billing" ? [null, null] : [0, 0],
      );
    },
  );

  test("somebody who is being deleted may nothing of it", async () => {
    const frozen = { ...host.ctx, actor: { ...host.ctx.actor, isFrozen: true } };
    const tries = [
      ...Object.values(acts).map((act) => act(frozen, nobodys)),
      getWorkspace(frozen),
      leaveWorkspace(frozen),
      listOwnInvitations(frozen),
      acceptInvitation(frozen, { invitationId: nobodys }),
      declineInvitation(frozen, { invitationId: nobodys }),
      listWorkspaceChoices(frozen),
      chooseWorkspace(frozen, { workspaceId: nobodys, wall }),
    ];
    for (const one of await Promise.allSettled(tries)) {
      expect(one.status === "rejected" && one.reason).toBeInstanceOf(ForbiddenError);
    }
  });

  test("who guards their account lets nobody in, takes nobody out and does not leave", async () => {
    const guarded = { ...host.ctx, actor: { ...host.ctx.actor, isGuarded: true } };
    const { rename: _, withdraw: __, ...dangerous } = acts;
    const tries = [
      ...Object.values(dangerous).map((act) => act(guarded, nobodys)),
      leaveWorkspace(at(guarded, { role: "manager" })),
    ];
    for (const one of await Promise.allSettled(tries)) {
      expect(one.status === "rejected" && one.reason).toBeInstanceOf(GuardedError);
    }
  });

  test.each(["change a role", "remove", "transfer"])(
    "to %s, a member of another workspace and nobody are the same, and so is the owner",
    async (act) => {
      const stranger = await somebody();
      const member = await join(stranger);
      const ids = [nobodys, stranger.ctx.actor.publicId, member.ctx.actor.publicId];
      for (const id of ids) {
        await expect(acts[act]?.(host.ctx, id)).rejects.toThrow("Member not found.");
      }
      await expect(acts[act]?.(host.ctx, host.ctx.actor.publicId)).rejects.toThrow("Member not found.");
      expect(await membersOf(stranger.ctx)).toHaveLength(2);
      expect(await membersOf(host.ctx)).toEqual([[host.ctx.actor.publicId, "owner"]]);
    },
  );

  test("who has given the workspace away since may nothing as its owner any more", async () => {
    const member = await join(host);
    const other = await join(host);
    await transferWorkspace(host.ctx, { memberId: member.ctx.actor.publicId, wall });
    const { publicId } = other.ctx.actor;
    await expect(acts.invite?.(host.ctx, publicId)).rejects.toThrow(ForbiddenError);
    for (const act of ["change a role", "remove", "transfer"]) {
      await expect(acts[act]?.(host.ctx, publicId)).rejects.toThrow(NotFoundError);
    }
    expect(await membersOf(member.ctx)).toHaveLength(3);
  });
});

describe("what is seen of it", () => {
  test("is who belongs there since when, what each linked, and to its owner who is invited until when", async () => {
    const guest = await join(host);
    await updateProfile(guest.ctx, { name: "Mira" });
    await createAccount(guest.ctx);
    await invite(host.ctx, { email: "seen-open@example.test", role: "viewer", wall });
    const since = testNow.toISOString();
    const [owner, member] = [host.ctx.actor.publicId, guest.ctx.actor.publicId];
    const named = { name: `Workspace of ${host.address}`, given: null };
    const both = { since, accounts: 0 };
    expect(await getWorkspace(host.ctx)).toEqual({
      ...named,
      role: "owner",
      members: [
        { ...both, id: owner, name: host.address, address: null, role: "owner", isYou: true },
        {
          ...both,
          id: member,
          name: "Mira",
          address: guest.address,
          role: "manager",
          isYou: false,
          accounts: 1,
        },
      ],
      invitations: [
        {
          id: expect.any(String),
          address: "seen-open@example.test",
          role: "viewer",
          sentAt: since,
          expiresAt: days(7).toISOString(),
        },
      ],
      ownAccounts: 0,
    });
    expect(await getWorkspace(guest.ctx)).toEqual({
      ...named,
      role: "manager",
      members: [
        { ...both, id: owner, name: host.address, address: null, role: "owner", isYou: false },
        { ...both, id: member, name: "Mira", address: null, role: "manager", isYou: true, accounts: 1 },
      ],
      invitations: null,
      ownAccounts: 1,
    });
  });

  test("is nothing once the reader is no member any more", async () => {
    const guest = await join(host);
    await removeMember(host.ctx, { memberId: guest.ctx.actor.publicId });
    await expect(getWorkspace(guest.ctx)).rejects.toThrow(NotFoundError);
  });
});

test("whoever a change is about, and who has to know, are told of which workspace, by whom and what", async () => {
  const saidTo = async ({ address }: Somebody, subject: string) =>
    (await mailsTo(address)).find((mail) => mail.subject === subject)?.text;
  const [guest, frozen] = [await join(host, "viewer"), await somebody()];
  const name = `Workspace of ${host.address}`;
  expect(await saidTo(host, "Somebody joined your workspace")).toContain(
    `${guest.address} accepted your invitation to ${name}. Their role: Viewer.`,
  );
  await changeRole(host.ctx, { memberId: guest.ctx.actor.publicId, role: "billing" });
  expect(await saidTo(guest, "Your role in a workspace was changed")).toContain(
    `Your role in ${name} is now: Billing.`,
  );
  const [leaver, removed] = [await join(host, "viewer"), await join(host)];
  await leaveWorkspace(leaver.ctx);
  expect(await saidTo(host, "A member is no longer in your workspace")).toContain(
    `${leaver.address} is no longer a member of ${name}.`,
  );
  // Who went by themselves, and had linked nothing, knows it all.
  expect(await subjectsTo(leaver.address)).toHaveLength(1);
  await removeMember(host.ctx, { memberId: removed.ctx.actor.publicId });
  expect(await saidTo(removed, "You were removed from a workspace")).toContain(
    `You are no longer a member of ${name}: its owner removed you.`,
  );
  expect(await subjectsTo(guest.address)).not.toContain("A member is no longer in your workspace");
  await transferWorkspace(host.ctx, { memberId: guest.ctx.actor.publicId, wall });
  expect(await saidTo(guest, "A workspace is yours now")).toContain(`You are the owner of ${name} now`);

  await invite(at(guest.ctx, { role: "owner" }), { email: frozen.address, role: "viewer", wall });
  await inWorkspace(guest.ctx, (tx) => tx.update(users).set({ frozenAt: testNow }));
  await accept(frozen.ctx);
  // Nobody who is being deleted is written to.
  expect(await subjectsTo(guest.address)).not.toContain("Somebody joined your workspace");
});

test("what is done in a workspace stands in its audit, with whom or what it was about", async () => {
  const [first, second] = [await join(host), await join(host)];
  await data`delete from audit_events where workspace_id = ${String(host.ctx.workspaceId)}`;
  const id = (who: Somebody) => who.ctx.actor.publicId;
  await renameWorkspace(host.ctx, { name: "Atlas" });
  await invite(host.ctx, { email: "audited-open@example.test", role: "viewer", wall });
  const [invited] = (await getWorkspace(host.ctx)).invitations ?? [];
  await withdrawInvitation(host.ctx, { invitationId: invited?.id ?? "" });
  await changeRole(host.ctx, { memberId: id(first), role: "viewer" });
  await leaveWorkspace(at(first.ctx, { role: "viewer" }));
  await createAccount(second.ctx);
  const account =
    await data`select public_id from accounts where workspace_id = ${String(host.ctx.workspaceId)}`;
  await removeMember(host.ctx, { memberId: id(second) });
  const third = await join(host);
  await transferWorkspace(host.ctx, { memberId: id(third), wall });
  const events = await data`select action, entity_id from audit_events
    where workspace_id = ${String(host.ctx.workspaceId)} order by id`;
  expect(events.map(({ action, entity_id }) => [action, entity_id])).toEqual(
    expect.arrayContaining([
      ["workspace.renamed", await workspaceId(host.ctx)],
      ["invitation.sent", invited?.id],
      ["invitation.withdrawn", invited?.id],
      ["member.role-changed", id(first)],
      ["member.left", id(first)],
      ["account.taken-along", account[0]?.public_id],
      ["member.removed", id(second)],
      ["member.joined", id(third)],
      ["workspace.transferred", id(third)],
    ]),
  );
  expect(await toldTo(second.ctx)).toContain("You were removed from a workspace");
});

describe("a role", () => {
  test("can be changed, and the member is told", async () => {
    const member = await join(host);
    await changeRole(host.ctx, { memberId: member.ctx.actor.publicId, role: "billing" });
    expect(await membersOf(host.ctx)).toContainEqual([member.ctx.actor.publicId, "billing"]);
    expect(await subjectsTo(member.address)).toContain("Your role in a workspace was changed");
    expect(await toldTo(member.ctx)).toContain("Your role in a workspace was changed");
    expect((await actionsIn(host.ctx)).at(-1)).toBe("member.role-changed");
  });

  test("that changes ends every session of the member, and nobody else's", async () => {
    const [owner, member] = [await signUpFully(), await signUpFully()];
    const [host, guest] = [await contextOfPerson(owner), await contextOfPerson(member)];
    const phone = asSession(await signIn(createVisitor(), { email: member.address, password: goodPassword }));
    await joinWorkspace(guest, host, "viewer");
    await changeRole(host, { memberId: guest.actor.publicId, role: "manager" });
    expect(await contextOf(member.session.token, wall)).toBeNull();
    expect(await contextOf(phone.token, wall)).toBeNull();
    expect(await contextOf(owner.session.token, wall)).not.toBeNull();
  });

  test("that goes over with the workspace ends the new owner's sessions, and the old owner's go on under one new cookie", async () => {
    const [owner, member] = [await signUpFully(), await signUpFully()];
    const [host, guest] = [await contextOfPerson(owner), await contextOfPerson(member)];
    const phone = asSession(await signIn(createVisitor(), { email: owner.address, password: goodPassword }));
    await joinWorkspace(guest, host, "viewer");
    const renewed = await transferWorkspace(host, { memberId: guest.actor.publicId, wall });
    for (const { token } of [member.session, owner.session, phone]) {
      expect(await contextOf(token, wall)).toBeNull();
    }
    expect(await contextOf(renewed?.token ?? "", wall)).toMatchObject({
      role: "manager",
      workspaceId: host.workspaceId,
      actor: { sessionId: host.actor.sessionId, authenticatedAt: host.actor.authenticatedAt },
    });
  });

  test("stays manager while the member has accounts there that nobody else may end", async () => {
    const member = await join(host);
    const account = await createAccount(member.ctx, { platform: "instagram" });
    const change = (role: "manager" | "viewer" | "billing") =>
      changeRole(host.ctx, { memberId: member.ctx.actor.publicId, role });
    for (const role of ["viewer", "billing"] as const) {
      await expect(change(role)).rejects.toThrow(ConflictError);
    }
    expect(await membersOf(host.ctx)).toContainEqual([member.ctx.actor.publicId, "manager"]);
    await disconnect(member.ctx, { accountId: account.publicId, history: "delete" });
    await change("viewer");
    expect(await membersOf(host.ctx)).toContainEqual([member.ctx.actor.publicId, "viewer"]);
  });
});

describe.each(["leaving", "being removed"] as const)("%s", (way) => {
  const out = (member: Somebody) =>
    way === "leaving"
      ? leaveWorkspace(member.ctx)
      : removeMember(host.ctx, { memberId: member.ctx.actor.publicId });

  test("takes the accounts a person linked along, with receipts, and no others", async () => {
    const member = await join(host);
    const [viewer, billing] = [await join(host, "viewer"), await join(host, "billing")];
    const theirs = await createAccount(member.ctx, { months: ["2026-06-01"], posts: 2 });
    const kept = await createAccount(member.ctx, { platform: "instagram" });
    await disconnect(member.ctx, { accountId: kept.publicId, history: "keep" });
    const hosts = await createAccount(host.ctx, { months: ["2026-06-01"], posts: 1 });
    await out(member);
    const left = await data`select id from accounts where workspace_id = ${String(host.ctx.workspaceId)}`;
    expect(left.map(({ id }) => BigInt(id))).toEqual([hosts.id]);
    expect(await data`select from posts where account_id = ${String(theirs.id)}`).toHaveLength(0);
    expect(await data`select from posts where account_id = ${String(hosts.id)}`).toHaveLength(1);
    const pending = await data`select user_id, keep_history from disconnects order by id desc limit 2`;
    expect(pending).toEqual([
      { user_id: String(member.ctx.actor.userId), keep_history: "delete" },
      { user_id: String(member.ctx.actor.userId), keep_history: "delete" },
    ]);
    const mail = (await mailsTo(member.address)).find(({ subject }) =>
      /You (left|were removed)/.test(subject),
    );
    const codes = [...(mail?.text.matchAll(/\/receipts\/([\w-]+)/g) ?? [])].map(([, code = ""]) => code);
    expect(codes).toHaveLength(2);
    for (const code of codes) {
      const receipt = await checkReceipt(code);
      expect(receipt).toMatchObject({ state: "verified", body: { kind: "disconnect" } });
    }
    const gone = "A member is no longer in your workspace";
    expect(await subjectsTo(viewer.address)).toContain(gone);
    expect(await subjectsTo(billing.address)).not.toContain(gone);
    expect((await subjectsTo(host.address)).includes(gone)).toBe(way === "leaving");
    const taken = "An account you had linked in a workspace you left was disconnected";
    expect((await toldTo(member.ctx)).filter((text) => text === taken)).toHaveLength(2);
    expect(await toldTo(host.ctx)).not.toContain(taken);
  });

  test("takes what the person wrote along, and leaves what others wrote", async () => {
    const member = await join(host);
    const { publicId: accountId } = await createAccount(host.ctx);
    await addNote(member.ctx, { accountId, day: "2026-06-01", text: "Theirs" });
    const { id } = await addNote(host.ctx, { accountId, day: "2026-06-01", text: "Ours" });
    await out(member);
    const left = await inWorkspace(host.ctx, (tx) => tx.select({ id: notes.publicId }).from(notes));
    expect(left).toEqual([{ id }]);
  });

  test("is effective on the next request, which is in a workspace of their own", async () => {
    const guest = await signUpFully();
    const before = await contextOf(guest.session.token, wall);
    if (!before) throw new Error("no session");
    await invite(host.ctx, { email: guest.address, role: "manager", wall });
    const joined = await accept(before);
    const session = await chooseWorkspace(before, { ...joined, wall });
    const there = await contextOf(session.token, wall);
    expect([there?.workspaceId, there?.role]).toEqual([host.ctx.workspaceId, "manager"]);
    if (!there) throw new Error("no session");
    await out({ ctx: there, address: guest.address });
    const after = await contextOf(session.token, wall);
    expect([after?.workspaceId, after?.role]).toEqual([before.workspaceId, "owner"]);
    await expect(chooseWorkspace(before, { ...joined, wall })).rejects.toThrow("Workspace not found.");
    expect(await membersOf(host.ctx)).toHaveLength(1);
  });

  test("once of any number of times, and an invitation brings the person back", async () => {
    const member = await join(host);
    const all = await Promise.allSettled(Array.from({ length: 5 }, () => out(member)));
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await invite(host.ctx, { email: member.address, role: "viewer", wall });
    await accept({ ...member.ctx, role: "owner" });
    expect(await membersOf(host.ctx)).toContainEqual([member.ctx.actor.publicId, "viewer"]);
    expect(
      await data`select from left_workspaces where user_id = ${String(member.ctx.actor.userId)}`,
    ).toEqual([]);
  });

  test("is not for the owner", async () => {
    const member = await join(host);
    await expect(
      way === "leaving"
        ? leaveWorkspace(host.ctx)
        : removeMember(host.ctx, { memberId: host.ctx.actor.publicId }),
    ).rejects.toThrow(way === "leaving" ? ConflictError : NotFoundError);
    // Nor where the session still believes in another role.
    await expect(leaveWorkspace(at(host.ctx, { role: "manager" }))).rejects.toThrow(NotFoundError);
    expect(await membersOf(member.ctx)).toHaveLength(2);
  });

  test("leaves nobody without a workspace", async () => {
    const successor = await join(host);
    await transferWorkspace(host.ctx, { memberId: successor.ctx.actor.publicId, wall });
    const [before] = [{ ctx: at(host.ctx, { role: "manager" }), address: host.address }];
    if (way === "leaving") await leaveWorkspace(before.ctx);
    else {
      const owner = at(successor.ctx, { role: "owner" });
      await removeMember(owner, { memberId: host.ctx.actor.publicId });
    }
    const own =
      await data`select workspace_id, role from member_index where user_id = ${String(host.ctx.actor.userId)}`;
    expect(own.map(({ role }) => role)).toEqual(["owner"]);
    const fresh = { ...host.ctx, workspaceId: BigInt(own[0]?.workspace_id) };
    expect(await membersOf(fresh)).toEqual([[host.ctx.actor.publicId, "owner"]]);
    await renameWorkspace(fresh, { name: "Mine again" });
    expect((await getWorkspace(fresh)).name).toBe("Mine again");
  });

  test("is remembered until what they did there has left the audit: a later erasure finds it", async () => {
    const member = await join(host);
    await addNoteEvent(member);
    await out(member);
    const { publicId, userId } = member.ctx.actor;
    const traces = () => data`select from audit_events where actor_id = ${publicId}
      and workspace_id = ${String(host.ctx.workspaceId)}`;
    expect((await traces()).length).toBeGreaterThan(0);
    await erase({
      ...member,
      ctx: { ...member.ctx, workspaceId: await ownWorkspace(userId), role: "owner" },
    });
    expect(await traces()).toHaveLength(0);
    expect(await membersOf(host.ctx)).toHaveLength(1);
    await asWorker(() => expire({ now: days(91), wall }));
    expect(await data`select from left_workspaces where user_id = ${String(userId)}`).toHaveLength(0);
  });
});

describe("a transfer", () => {
  test("makes one owner of another, who can read the name and invite", async () => {
    await renameWorkspace(host.ctx, { name: "Atlas" });
    const member = await join(host, "viewer");
    await invite(host.ctx, { email: "still-open@example.test", role: "viewer", wall });
    await transferWorkspace(host.ctx, { memberId: member.ctx.actor.publicId, wall });
    const owner = at(member.ctx, { role: "owner" });
    expect(await membersOf(owner)).toEqual([
      [member.ctx.actor.publicId, "owner"],
      [host.ctx.actor.publicId, "manager"],
    ]);
    const [row] = await inWorkspace(owner, (tx) => tx.select({ key: workspaces.nameKeyId }).from(workspaces));
    expect(row?.key).toBe(member.ctx.actor.keyId);
    expect(await getWorkspace(owner)).toMatchObject({ name: "Atlas", given: "Atlas", invitations: [] });
    await invite(owner, { email: "by-the-new-one@example.test", role: "viewer", wall });
    expect(await subjectsTo(member.address)).toContain("A workspace is yours now");
    expect(await toldTo(member.ctx)).toContain("You became the owner of a workspace");
    expect(await toldTo(host.ctx)).toContain("You gave your workspace to another owner");
  });

  test("needs a fresh proof of identity", async () => {
    const member = await join(host);
    const input = { memberId: member.ctx.actor.publicId, wall: new Date(wall.getTime() + 15 * 60_000 + 1) };
    await expect(transferWorkspace(host.ctx, input)).rejects.toThrow(StepUpRequiredError);
    expect(await membersOf(host.ctx)).toContainEqual([host.ctx.actor.publicId, "owner"]);
  });

  test("of many at once to different members leaves one owner", async () => {
    const members = await Promise.all([join(host), join(host), join(host)]);
    const all = await Promise.allSettled(
      members.map(({ ctx }) => transferWorkspace(host.ctx, { memberId: ctx.actor.publicId, wall })),
    );
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const roles = (await membersOf(host.ctx)).map(([, role]) => role);
    expect(roles).toEqual(["owner", "manager", "manager", "manager"]);
  });

  test("is not to somebody who is being deleted", async () => {
    const member = await join(host);
    await inWorkspace(member.ctx, (tx) => tx.update(users).set({ frozenAt: testNow }));
    await expect(transferWorkspace(host.ctx, { memberId: member.ctx.actor.publicId, wall })).rejects.toThrow(
      NotFoundError,
    );
  });

  test("comes too late for an owner's deletion, of which everybody there hears at once", async () => {
    const member = await join(host);
    await requestErasure(host.ctx, { email: host.address });
    await requestErasure(host.ctx, { email: host.address });
    const ending = "A workspace you belong to will be deleted";
    expect((await subjectsTo(member.address)).filter((subject) => subject === ending)).toHaveLength(1);
    const mail = (await mailsTo(member.address)).find(({ subject }) => subject === ending);
    expect(mail?.text).toContain("ends with it on 21 Jun 2026, 09:30 UTC");
  });

  test("leaves the workspace standing when its old owner is erased", async () => {
    const member = await join(host);
    const theirs = await createAccount(member.ctx);
    await transferWorkspace(host.ctx, { memberId: member.ctx.actor.publicId, wall });
    await erase(host);
    const owner = at(member.ctx, { role: "owner" });
    expect(await membersOf(owner)).toEqual([[member.ctx.actor.publicId, "owner"]]);
    expect(await data`select from accounts where id = ${String(theirs.id)}`).toHaveLength(1);
  });
});

describe("a name", () => {
  test("is sealed, seen by members alone, and can be taken away again", async () => {
    await renameWorkspace(host.ctx, { name: "Zanzibar studio" });
    const member = await join(host, "viewer");
    expect((await getWorkspace(member.ctx)).name).toBe("Zanzibar studio");
    expect([...(await renderTables(data))].flat(2).join("\n")).not.toContain("Zanzibar");
    await renameWorkspace(host.ctx, { name: "" });
    expect(await getWorkspace(host.ctx)).toMatchObject({ given: null, name: `Workspace of ${host.address}` });
  });

  test("is one line of sixty characters at most", () => {
    for (const name of ["x".repeat(61), "two\nlines", "\u0000"]) {
      expect(RenameInput.safeParse({ name }).success).toBe(false);
    }
    expect(RenameInput.parse({ name: `  ${"x".repeat(60)} ` }).name).toHaveLength(60);
  });
});

describe("the choice of a workspace", () => {
  test("is there for whoever has one, and holds for this browser alone", async () => {
    const guest = await signUpFully();
    const own = await contextOf(guest.session.token, wall);
    if (!own) throw new Error("no session");
    expect(await listWorkspaceChoices(own)).toEqual([]);
    await invite(host.ctx, { email: guest.address, role: "viewer", wall });
    const { workspaceId: hosts } = await accept(own);
    const choices = await listWorkspaceChoices(own);
    expect(choices.map(({ role, isHere }) => [role, isHere])).toEqual([
      ["viewer", false],
      ["owner", true],
    ]);
    expect(choices[0]).toMatchObject({ id: hosts, name: `Workspace of ${host.address}` });

    const session = await chooseWorkspace(own, { workspaceId: hosts, wall });
    expect(await contextOf(guest.session.token, wall)).toBeNull();
    const there = await contextOf(session.token, wall);
    if (!there) throw new Error("no session");
    expect([there.workspaceId, there.role]).toEqual([host.ctx.workspaceId, "viewer"]);
    // A new cookie is no new proof of identity.
    expect(there.actor.authenticatedAt).toEqual(own.actor.authenticatedAt);
    const back = await chooseWorkspace(there, { workspaceId: choices[1]?.id ?? "", wall });
    const again = await contextOf(back.token, wall);
    expect([again?.workspaceId, again?.role]).toEqual([own.workspaceId, "owner"]);
  });

  test.each([
    ["they are removed", (memberId: string) => removeMember(host.ctx, { memberId })],
    ["it ends with its owner", () => erase(host)],
  ])("is where the next sign-in leads, in whatever role, until %s", async (_, end) => {
    const guest = await signUpFully();
    const own = await contextOf(guest.session.token, wall);
    if (!own) throw new Error("no session");
    const signInAgain = async () => {
      const visitor = createVisitor();
      const session = asSession(await signIn(visitor, { email: guest.address, password: goodPassword }));
      const ctx = await contextOf(session.token, wall);
      return [ctx?.workspaceId, ctx?.role];
    };
    await invite(host.ctx, { email: guest.address, role: "viewer", wall });
    const joined = await accept(own);
    expect(await signInAgain()).toEqual([own.workspaceId, "owner"]);
    await chooseWorkspace(own, { ...joined, wall });
    await changeRole(host.ctx, { memberId: own.actor.publicId, role: "manager" });
    expect(await signInAgain()).toEqual([host.ctx.workspaceId, "manager"]);
    await end(own.actor.publicId);
    expect(await signInAgain()).toEqual([own.workspaceId, "owner"]);
    const left = await data`select chosen_workspace from users where id = ${String(own.actor.userId)}
      union all select chosen_workspace from sessions where user_id = ${String(own.actor.userId)}`;
    expect(new Set(left.map(({ chosen_workspace }) => chosen_workspace))).toEqual(new Set([null]));
  });

  test("comes too late once the session was ended from elsewhere", async () => {
    const guest = await signUpFully();
    const own = await contextOf(guest.session.token, wall);
    if (!own) throw new Error("no session");
    await invite(host.ctx, { email: guest.address, role: "viewer", wall });
    const joined = await accept(own);
    await signOut(own);
    await expect(chooseWorkspace(own, { ...joined, wall })).rejects.toThrow(SignedOutError);
  });

  test("finds no workspace of others, whether or not there is one", async () => {
    const guest = await signUpFully();
    const own = await contextOf(guest.session.token, wall);
    if (!own) throw new Error("no session");
    for (const id of [await workspaceId(host.ctx), nobodys]) {
      await expect(chooseWorkspace(own, { workspaceId: id, wall })).rejects.toThrow("Workspace not found.");
    }
    expect((await contextOf(guest.session.token, wall))?.workspaceId).toBe(own.workspaceId);
  });
});

async function asWorker(work: () => Promise<unknown>): Promise<void> {
  await clients().close();
  assumeRole("tallyglass_worker");
  await work();
  await clients().close();
  assumeRole("tallyglass_app");
}

async function erase(who: Somebody): Promise<void> {
  await requestErasure(who.ctx, { email: who.address, now: "on" });
  const [row] = await data`select id from erasures where user_id = ${String(who.ctx.actor.userId)}`;
  const scope = { userId: who.ctx.actor.userId, now: who.ctx.now };
  await asWorker(() => erasePerson(systemContext("erase-person", scope), BigInt(row?.id ?? 0)));
}

async function ownWorkspace(userId: bigint): Promise<bigint> {
  const [row] = await data`select workspace_id from member_index where user_id = ${String(userId)} limit 1`;
  return BigInt(row?.workspace_id);
}

async function addNoteEvent(member: Somebody): Promise<void> {
  const { publicId: accountId } = await createAccount(host.ctx);
  await addNote(member.ctx, { accountId, day: "2026-06-01", text: "Seen in the audit" });
}
