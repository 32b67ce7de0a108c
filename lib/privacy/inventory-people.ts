import "server-only";
import type { knownDevices, oneTimeSecrets, rateLimits, sessions, users } from "@/db/schema";
import { label } from "@/lib/language/t";
import type { Inventory } from "./classification";
import { exported, inner, internalKey, publicKey, sealedText, secret } from "./inventory-columns";

type People = {
  users: typeof users;
  sessions: typeof sessions;
  oneTimeSecrets: typeof oneTimeSecrets;
  rateLimits: typeof rateLimits;
  knownDevices: typeof knownDevices;
};

export const peopleTables = {
  users: {
    title: label("Your profile"),
    about: label("Who you are here: your address, and what you set at sign-up."),
    purpose: "account",
    basis: "contract",
    source: "you",
    retention: "account",
    subject: { via: "person", column: "id" },
    onErase: "delete",
    datedBy: "created_at",
    columns: {
      id: internalKey("Your row's number."),
      publicId: publicKey(label("The identifier of you that addresses and logs use.")),
      keyId: {
        ...secret("user.authorization.credentials", "Names the key that opens your sealed text."),
        source: "us",
      },
      address: sealedText("user.contact.email", label("Your email address.")),
      addressLookup: {
        ...secret("user.contact.email", "A keyed fingerprint of the address, to find you at sign-in."),
        source: "us",
      },
      name: sealedText("user.name", label("Your name, where you gave one.")),
      passwordHash: secret("user.authorization.password", "Your password as an Argon2id hash."),
      passwordBrowser: secret("user.device", "A keyed fingerprint of the browser that set the password."),
      verifiedAt: exported("user.account.settings", label("When you first proved the address.")),
      oldEnoughAt: exported("user.account.settings", label("When you said that you are 16 or older.")),
      termsVersion: exported("user.privacy_preferences", label("The version of the terms you accepted.")),
      language: exported("user.account.settings", label("The language of your pages and mails.")),
      showCovers: exported(
        "user.account.settings",
        label("Whether titles and covers of posts are fetched when you look."),
      ),
      frozenAt: exported(
        "user.privacy_preferences",
        label("When you asked for deletion, while it can still be undone."),
      ),
      rate: exported("user.account.settings", label("Which engagement rate you chose to see.")),
      theme: exported(
        "user.account.settings",
        label("Whether pages are light, dark, or as your system says."),
      ),
      hasWeeklyMedians: exported("user.account.settings", label("Whether lines show a median a week.")),
      hasHiddenCounts: exported(
        "user.account.settings",
        label("Whether figures are shown when asked for only."),
      ),
      idleHours: exported(
        "user.account.settings",
        label("After how many hours without use your sessions end."),
      ),
      keepYears: exported(
        "user.privacy_preferences",
        label("After how many years the figures of accounts you linked end; empty for never."),
      ),
      hasShortcuts: exported("user.account.settings", label("Whether single keys lead to pages.")),
      restrictedAt: {
        ...exported(
          "user.account.settings",
          label("Since when nothing is read, because a platform said that your age changed."),
        ),
        source: "platform",
      },
      restrictedBy: {
        ...exported("user.account.settings", label("Which platform said that your age changed.")),
        source: "platform",
      },
      guardedAt: exported(
        "user.account.settings",
        label("Since when your account is under guard, because you said: this was not me."),
      ),
      chosenWorkspace: internalKey("The workspace you went to last."),
      guardResetAt: exported("user.account.settings", label("When you set a password by mail under guard.")),
      createdAt: exported("user.account.settings", label("When you signed up.")),
    },
  },
  sessions: {
    title: label("Signed-in browsers"),
    about: label("The browsers in which you are signed in now."),
    purpose: "security",
    basis: "contract",
    source: "you",
    retention: "session",
    subject: { via: "person", column: "user_id" },
    onErase: "delete",
    datedBy: "created_at",
    endsBy: ["expires_at"],
    columns: {
      id: internalKey("The session's number."),
      publicId: publicKey(label("The identifier of the session that addresses and logs use.")),
      userId: internalKey("You."),
      tokenHash: secret("user.authorization.credentials", "The SHA-256 of the session cookie."),
      device: sealedText("user.device", label("What the browser called itself.")),
      network: sealedText("user.device.ip_address", label("The network, cut short: three octets or a /48.")),
      createdAt: exported("user.behavior", label("When you signed in.")),
      lastSeenAt: exported("user.behavior", label("When the browser was last used.")),
      authenticatedAt: exported("user.behavior", label("When you last proved that it is you.")),
      expiresAt: exported("user.behavior", label("When the session ends.")),
      chosenWorkspace: internalKey("The workspace you are in there."),
    },
  },
  oneTimeSecrets: {
    title: label("Sign-in codes"),
    about: label("Codes and links that were mailed to you."),
    purpose: "security",
    basis: "contract",
    source: "us",
    retention: "one-time-secret",
    subject: { via: "person", column: "user_id" },
    onErase: "delete",
    datedBy: "created_at",
    endsBy: ["expires_at"],
    columns: {
      id: internalKey("The code's number."),
      userId: internalKey("You."),
      purpose: exported("user.behavior", label("What the code was for.")),
      secretHash: secret("user.authorization.credentials", "The SHA-256 of the link's secret."),
      codeHash: secret(
        "user.authorization.credentials",
        "A keyed fingerprint of the six digits; random where there are none.",
      ),
      browserHash: secret(
        "user.device",
        "A keyed fingerprint of the browser that asked; random where none did.",
      ),
      failedTries: exported("user.behavior", label("How often a wrong code was typed.")),
      createdAt: exported("user.behavior", label("When it was asked for.")),
      expiresAt: exported("user.behavior", label("Until when it works.")),
      usedAt: exported("user.behavior", label("When it was used.")),
    },
  },
  rateLimits: {
    title: label("Counters against abuse"),
    about: label("How often something was tried lately, under keyed fingerprints that lead back to nobody."),
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
      hits: inner("How often.", "leads to nobody"),
      windowEndsAt: inner("When the count begins anew.", "leads to nobody"),
    },
  },
  knownDevices: {
    title: label("Known browsers"),
    about: label(
      "Browsers that signed in before, so that you still get in while somebody guesses at your password.",
    ),
    purpose: "security",
    basis: "legitimate-interest",
    source: "us",
    retention: "known-device",
    subject: { via: "person", column: "user_id" },
    onErase: "delete",
    datedBy: "last_used_at",
    endsBy: ["last_used_at"],
    columns: {
      userId: internalKey("You."),
      deviceHash: secret("user.device", "A keyed fingerprint of a cookie."),
      lastUsedAt: exported("user.behavior", label("When it last signed in.")),
    },
  },
} satisfies Inventory<People>;
