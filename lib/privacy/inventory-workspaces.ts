import "server-only";
import type { invitations, leftWorkspaces, memberIndex, members, workspaces } from "@/db/schema";
import { label } from "@/lib/language/t";
import type { Inventory } from "./classification";
import { exported, inner, internalKey, publicKey, secret, workspaceKey } from "./inventory-columns";

type Workspaces = {
  workspaces: typeof workspaces;
  members: typeof members;
  memberIndex: typeof memberIndex;
  invitations: typeof invitations;
  leftWorkspaces: typeof leftWorkspaces;
};

export const workspaceTables = {
  workspaces: {
    title: label("Workspace"),
    about: label("The room your accounts stand in."),
    purpose: "account",
    basis: "contract",
    source: "us",
    retention: "account",
    subject: { via: "workspace", column: "id" },
    onErase: "delete",
    datedBy: "created_at",
    columns: {
      id: internalKey("The workspace's number."),
      publicId: publicKey(label("The identifier of the workspace that addresses and logs use.")),
      name: {
        category: "user.content.private",
        about: "What its owner calls it.",
        inExport: { not: "its members share it: it is no one's own; /settings/workspace shows it" },
        sealed: "person",
        source: "you",
      },
      nameKeyId: {
        ...secret("user.authorization.credentials", "Names the key that opens its name."),
        source: "us",
      },
      createdAt: exported("user.account.settings", label("When it was made.")),
    },
  },
  members: {
    title: label("Memberships"),
    about: label("The workspaces you belong to, and your role there."),
    purpose: "account",
    basis: "contract",
    source: "us",
    retention: "account",
    subject: { via: "person", column: "user_id" },
    onErase: "delete",
    datedBy: "created_at",
    columns: {
      workspaceId: workspaceKey,
      userId: internalKey("You."),
      role: exported("user.account.settings", label("What you may do there.")),
      createdAt: exported("user.account.settings", label("Since when.")),
    },
  },
  memberIndex: {
    title: label("Index of memberships"),
    about: label("The same once more, to find your workspace at sign-in."),
    purpose: "account",
    basis: "contract",
    source: "us",
    retention: "account",
    subject: { via: "person", column: "user_id" },
    onErase: "delete",
    behindDoor: true,
    columns: {
      userId: internalKey("You."),
      workspaceId: workspaceKey,
      role: inner("Your role.", "the same as in your memberships"),
    },
  },
  invitations: {
    title: label("Invitations you gave"),
    about: label("Open invitations to a workspace of yours; answered or withdrawn, they are gone."),
    purpose: "account",
    basis: "contract",
    source: "you",
    retention: "invitation",
    subject: { via: "person", column: "user_id" },
    onErase: "delete",
    datedBy: "created_at",
    endsBy: ["expires_at"],
    columns: {
      id: internalKey("The invitation's number."),
      publicId: publicKey(label("The identifier of the invitation that addresses and logs use.")),
      userId: internalKey("You, who invite."),
      keyId: {
        ...secret("user.authorization.credentials", "Names the key that opens the address."),
        source: "us",
      },
      hostWorkspace: workspaceKey,
      address: {
        category: "user.contact.email",
        about: "The address you invited.",
        inExport: { not: "somebody else's address; /settings/workspace shows it" },
        sealed: "person",
      },
      addressLookup: {
        ...secret("user.contact.email", "A keyed fingerprint of that address, for whoever proves it."),
        source: "us",
      },
      role: exported("user.account.settings", label("What the invited person may do there.")),
      createdAt: exported("user.behavior", label("When you invited.")),
      expiresAt: exported("user.behavior", label("Until when it can be accepted.")),
    },
  },
  leftWorkspaces: {
    title: label("Workspaces you left"),
    about: label("Where you were a member, so that a deletion finds what you did there."),
    purpose: "rights",
    basis: "contract",
    source: "us",
    retention: "audit-event",
    subject: { via: "person", column: "user_id" },
    onErase: "delete",
    datedBy: "left_at",
    endsBy: ["left_at"],
    columns: {
      userId: internalKey("You."),
      hostWorkspace: workspaceKey,
      leftAt: exported("user.behavior", label("When you left.")),
    },
  },
} satisfies Inventory<Workspaces>;
