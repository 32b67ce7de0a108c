import "server-only";
import type {
  knownDevices,
  memberIndex,
  members,
  oneTimeSecrets,
  rateLimits,
  sessions,
  users,
  workspaces,
} from "@/db/schema";
import type { Inventory } from "./classification";
import {
  exported,
  internalKey,
  operational,
  publicKey,
  sealedText,
  secret,
  workspaceKey,
} from "./inventory-columns";

type People = {
  users: typeof users;
  sessions: typeof sessions;
  oneTimeSecrets: typeof oneTimeSecrets;
  rateLimits: typeof rateLimits;
  knownDevices: typeof knownDevices;
  workspaces: typeof workspaces;
  members: typeof members;
  memberIndex: typeof memberIndex;
};

export const peopleTables = {
  users: {
    title: "Your profile",
    about: "Who you are here: your address, and what you set at sign-up.",
    purpose: "account",
    basis: "contract",
    source: "you",
    retention: "account",
    subject: { via: "person", column: "id" },
    onErase: "delete",
    datedBy: "created_at",
    columns: {
      id: internalKey("Your row's number."),
      publicId: publicKey("you"),
      keyId: {
        ...secret("user.authorization.credentials", "Names the key that opens your sealed text."),
        source: "us",
      },
      address: sealedText("user.contact.email", "Your email address."),
      addressLookup: {
        ...secret("user.contact.email", "A keyed fingerprint of the address, to find you at sign-in."),
        source: "us",
      },
      name: sealedText("user.name", "Your name, where you gave one."),
      passwordHash: secret("user.authorization.password", "Your password as an Argon2id hash."),
      passwordBrowser: secret("user.device", "A keyed fingerprint of the browser that set the password."),
      verifiedAt: exported("user.account.settings", "When you first proved the address."),
      oldEnoughAt: exported("user.account.settings", "When you said that you are 16 or older."),
      termsVersion: exported("user.privacy_preferences", "The version of the terms you accepted."),
      language: exported("user.account.settings", "The language of your pages and mails."),
      showCovers: exported(
        "user.account.settings",
        "Whether titles and covers of posts are fetched when you look.",
      ),
      frozenAt: exported(
        "user.privacy_preferences",
        "When you asked for deletion, while it can still be undone.",
      ),
      rate: exported("user.account.settings", "Which engagement rate you chose to see."),
      theme: exported("user.account.settings", "Whether pages are light, dark, or as your system says."),
      hasWeeklyMedians: exported("user.account.settings", "Whether lines show a median a week."),
      hasHiddenCounts: exported("user.account.settings", "Whether figures are shown when asked for only."),
      hasShortcuts: exported("user.account.settings", "Whether single keys lead to pages."),
      restrictedAt: {
        ...exported(
          "user.account.settings",
          "Since when nothing is read, because a platform said that your age changed.",
        ),
        source: "platform",
      },
      restrictedBy: { ...exported("user.account.settings", "Which platform said so."), source: "platform" },
      createdAt: exported("user.account.settings", "When you signed up."),
    },
  },
  sessions: {
    title: "Signed-in browsers",
    about: "The browsers in which you are signed in now.",
    purpose: "security",
    basis: "contract",
    source: "you",
    retention: "session",
    subject: { via: "person", column: "user_id" },
    onErase: "delete",
    datedBy: "created_at",
    columns: {
      id: internalKey("The session's number."),
      publicId: publicKey("the session"),
      userId: internalKey("You."),
      tokenHash: secret("user.authorization.credentials", "The SHA-256 of the session cookie."),
      device: sealedText("user.device", "What the browser called itself."),
      network: sealedText("user.device.ip_address", "The network, cut short: three octets or a /48."),
      createdAt: exported("user.behavior", "When you signed in."),
      lastSeenAt: exported("user.behavior", "When the browser was last used."),
      authenticatedAt: exported("user.behavior", "When you last proved that it is you."),
      expiresAt: exported("user.behavior", "When the session ends."),
    },
  },
  oneTimeSecrets: {
    title: "Sign-in codes",
    about: "Codes and links that were mailed to you.",
    purpose: "security",
    basis: "contract",
    source: "us",
    retention: "one-time-secret",
    subject: { via: "person", column: "user_id" },
    onErase: "delete",
    datedBy: "created_at",
    columns: {
      id: internalKey("The code's number."),
      userId: internalKey("You."),
      purpose: exported("user.behavior", "What the code was for."),
      secretHash: secret("user.authorization.credentials", "The SHA-256 of the link's secret."),
      codeHash: secret("user.authorization.credentials", "A keyed fingerprint of the six digits."),
      browserHash: secret("user.device", "A keyed fingerprint of the browser that asked."),
      failedTries: exported("user.behavior", "How often a wrong code was typed."),
      createdAt: exported("user.behavior", "When it was asked for."),
      expiresAt: exported("user.behavior", "Until when it works."),
      usedAt: exported("user.behavior", "When it was used."),
    },
  },
  rateLimits: {
    title: "Counters against abuse",
    about: "How often something was tried lately, under keyed fingerprints that lead back to nobody.",
    purpose: "security",
    basis: "legitimate-interest",
    source: "us",
    retention: "rate-limit",
    subject: {
      via: "nobody",
      because: "the key is an HMAC of what was counted; nothing leads from it to a person",
    },
    onErase: { keep: "leads to nobody, and is gone 30 days after the last failed try" },
    behindDoor: true,
    columns: {
      key: secret("system.operations", "A keyed fingerprint of what is counted."),
      hits: { ...operational("How often."), inExport: { not: "leads to nobody" } },
      windowEndsAt: { ...operational("When the count begins anew."), inExport: { not: "leads to nobody" } },
    },
  },
  knownDevices: {
    title: "Known browsers",
    about:
      "Browsers that signed in before, so that you still get in while somebody guesses at your password.",
    purpose: "security",
    basis: "legitimate-interest",
    source: "us",
    retention: "known-device",
    subject: { via: "person", column: "user_id" },
    onErase: "delete",
    datedBy: "last_used_at",
    columns: {
      userId: internalKey("You."),
      deviceHash: secret("user.device", "A keyed fingerprint of a cookie."),
      lastUsedAt: exported("user.behavior", "When it last signed in."),
    },
  },
  workspaces: {
    title: "Workspace",
    about: "The room your accounts stand in.",
    purpose: "account",
    basis: "contract",
    source: "us",
    retention: "account",
    subject: { via: "workspace", column: "id" },
    onErase: "delete",
    datedBy: "created_at",
    columns: {
      id: internalKey("The workspace's number."),
      publicId: publicKey("the workspace"),
      createdAt: exported("user.account.settings", "When it was made."),
    },
  },
  members: {
    title: "Memberships",
    about: "The workspaces you belong to, and your role there.",
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
      role: exported("user.account.settings", "What you may do there."),
      createdAt: exported("user.account.settings", "Since when."),
    },
  },
  memberIndex: {
    title: "Index of memberships",
    about: "The same once more, to find your workspace at sign-in.",
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
      role: { ...operational("Your role."), inExport: { not: "the same as in your memberships" } },
    },
  },
} satisfies Inventory<People>;
