import "server-only";
import type { Role } from "@/lib/context";
import { label, t, tn } from "@/lib/language/t";
import { roleWords } from "@/lib/workspaces/role-words";
import { instant, layOut, type Mail, page } from "./layout";

/** No browser goes on under a cookie that could do less before. */
const signedOut = label(
  "You were signed out everywhere, as after every change of role. Sign in again to go on.",
);

export interface InvitationData {
  /** Who invites, by the address they proved: a name or a workspace's name could say anything to a stranger. */
  inviter: string;
  role: Role;
  expiresAt: Date;
}

/** What changed in a workspace, for one of its people. */
export type WorkspaceNews =
  | { kind: "joined"; workspace: string; person: string; role: Role }
  | { kind: "left"; workspace: string; person: string; accounts: number }
  | { kind: "role"; workspace: string; role: Role }
  | { kind: "owner"; workspace: string }
  /** Its owner is being deleted, and it with them. */
  | { kind: "ending"; workspace: string; endsAt: Date }
  /** To whoever left or was removed; with the receipts of the accounts they had linked there. */
  | { kind: "out"; workspace: string; isRemoved: boolean; receiptCodes: readonly string[] };

export function invitationMail({ inviter, role, expiresAt }: InvitationData): Mail {
  return layOut({
    subject: t("{inviter} invites you to a workspace", { inviter }),
    class: "invitation",
    paragraphs: [
      t("{inviter} invites you to their workspace on Tallyglass. Your role there: {role}.", {
        inviter,
        role: t(roleWords[role].name),
      }),
      t(roleWords[role].may),
    ],
    button: { label: t("Accept or decline"), url: page("/invite") },
    closing: [
      t(
        "The invitation works until {instant}, and only for whoever signs in or signs up with this address.",
        {
          instant: instant(expiresAt),
        },
      ),
      t("If you do not want it, decline it there or do nothing."),
    ],
  });
}

export function workspaceMail(news: WorkspaceNews): Mail {
  return layOut({ class: "workspace", ...words(news) });
}

function words(news: WorkspaceNews): Omit<Parameters<typeof layOut>[0], "class"> {
  const button = { label: t("Open the workspace"), url: page("/settings/workspace") };
  const { workspace } = news;
  switch (news.kind) {
    case "joined":
      return {
        subject: t("Somebody joined your workspace"),
        paragraphs: [
          t("{person} accepted your invitation to {workspace}. Their role: {role}.", {
            person: news.person,
            workspace,
            role: t(roleWords[news.role].name),
          }),
          t(roleWords[news.role].may),
        ],
        button,
      };
    case "left":
      return {
        subject: t("A member is no longer in your workspace"),
        paragraphs: [
          t("{person} is no longer a member of {workspace}.", { person: news.person, workspace }),
          ...(news.accounts === 0
            ? []
            : [
                tn(
                  news.accounts,
                  "An account they had linked went with them: it is disconnected, and its figures are deleted.",
                  "{count} accounts they had linked went with them: they are disconnected, and their figures are deleted.",
                ),
              ]),
        ],
        button,
      };
    case "role":
      return {
        subject: t("Your role in a workspace was changed"),
        paragraphs: [
          t("Your role in {workspace} is now: {role}.", { workspace, role: t(roleWords[news.role].name) }),
          t(roleWords[news.role].may),
          t(signedOut),
        ],
        button,
      };
    case "owner":
      return {
        subject: t("A workspace is yours now"),
        paragraphs: [
          t("You are the owner of {workspace} now: you decide who belongs to it.", { workspace }),
          t("Whoever owned it before is a manager. Accounts stay with whoever linked them."),
          t(signedOut),
        ],
        button,
      };
    case "ending":
      return {
        subject: t("A workspace you belong to will be deleted"),
        paragraphs: [
          t(
            "The owner of {workspace} is deleting their account, and the workspace ends with it on {instant}.",
            {
              workspace,
              instant: instant(news.endsAt),
            },
          ),
          t(
            "Accounts you linked there are disconnected then, and their figures deleted. Until then you can export them, and link the accounts in your own workspace after disconnecting them.",
          ),
        ],
        button: { label: t("Go to the export"), url: page("/privacy/export") },
      };
    case "out":
      return {
        subject: news.isRemoved ? t("You were removed from a workspace") : t("You left a workspace"),
        paragraphs: [
          news.isRemoved
            ? t("You are no longer a member of {workspace}: its owner removed you.", { workspace })
            : t("You are no longer a member of {workspace}.", { workspace }),
          ...(news.receiptCodes.length === 0
            ? []
            : [
                t(
                  "The accounts you had linked there are disconnected, and their figures are deleted. These are the receipts:",
                ),
                ...news.receiptCodes.map((code) => page(`/receipts/${code}`)),
              ]),
        ],
      };
  }
}
