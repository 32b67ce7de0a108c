import "server-only";
import type {
  authenticatorApps,
  passkeyChallenges,
  passkeys,
  pendingSignIns,
  recoveryCodes,
} from "@/db/schema";
import { label } from "@/lib/language/t";
import type { Inventory } from "./classification";
import { exported, internalKey, publicKey, sealedText, secret } from "./inventory-columns";

type Factors = {
  authenticatorApps: typeof authenticatorApps;
  passkeys: typeof passkeys;
  recoveryCodes: typeof recoveryCodes;
  pendingSignIns: typeof pendingSignIns;
  passkeyChallenges: typeof passkeyChallenges;
};

/** What all of them have in common: they keep others out, and go with the person. */
const guards = {
  purpose: "security",
  basis: "contract",
  subject: { via: "person", column: "user_id" },
  onErase: "delete",
  datedBy: "created_at",
} as const;

export const factorTables = {
  authenticatorApps: {
    ...guards,
    title: label("Authenticator app"),
    about: label("What your authenticator app shares with us, so that its codes can be checked."),
    source: "us",
    retention: "account",
    columns: {
      userId: internalKey("You."),
      secret: {
        ...secret("user.authorization.credentials", "The secret from which the app makes its codes."),
        sealed: "person",
      },
      confirmedAt: exported("user.account.settings", label("When you typed the app's first code.")),
      lastStep: exported(
        "user.behavior",
        label("The half minute of the last code you used, so that none works twice."),
      ),
      createdAt: exported("user.account.settings", label("When you began to set it up.")),
    },
  },
  passkeys: {
    ...guards,
    title: label("Passkeys"),
    about: label("Devices and password managers that prove that it is you, by a key they never give away."),
    source: "you",
    retention: "account",
    columns: {
      id: internalKey("The passkey's number."),
      publicId: publicKey(label("The identifier of the passkey that addresses and logs use.")),
      userId: internalKey("You."),
      credentialId: secret("user.authorization.credentials", "What the device calls its key."),
      publicKey: secret("user.authorization.credentials", "The public half of the key."),
      signCount: exported("user.device", label("How often the device says that it was used.")),
      transports: exported("user.device", label("How a browser reaches the device.")),
      name: sealedText("user.device", label("What you call it.")),
      createdAt: exported("user.account.settings", label("When you added it.")),
      lastUsedAt: exported("user.behavior", label("When it was last used.")),
    },
  },
  recoveryCodes: {
    ...guards,
    title: label("Recovery codes"),
    about: label("Ways back in when the app or the device is lost: each opens once."),
    source: "us",
    retention: "account",
    columns: {
      id: internalKey("The code's number."),
      userId: internalKey("You."),
      codeHash: secret("user.authorization.credentials", "The SHA-256 of the code."),
      createdAt: exported("user.account.settings", label("When it was made.")),
      usedAt: exported("user.behavior", label("When it was used.")),
    },
  },
  pendingSignIns: {
    ...guards,
    title: label("Sign-ins that wait for a second step"),
    about: label("That a password or a mail was right, until the second step is."),
    source: "you",
    retention: "one-time-secret",
    endsBy: ["expires_at"],
    columns: {
      id: internalKey("Its number."),
      userId: internalKey("You."),
      tokenHash: secret("user.authorization.credentials", "The SHA-256 of a cookie."),
      browserHash: secret("user.device", "A keyed fingerprint of the browser."),
      tries: exported("user.behavior", label("How often a code was typed.")),
      createdAt: exported("user.behavior", label("When the first step was right.")),
      expiresAt: exported("user.behavior", label("Until when it waits.")),
      usedAt: exported("user.behavior", label("When the second step was right.")),
    },
  },
  passkeyChallenges: {
    ...guards,
    title: label("Questions to passkeys"),
    about: label("What a device was asked to sign, so that no answer counts twice."),
    source: "us",
    retention: "one-time-secret",
    endsBy: ["expires_at"],
    columns: {
      id: internalKey("Its number."),
      userId: internalKey("You, where you had said who you are."),
      challengeHash: secret("user.authorization.credentials", "The SHA-256 of what was to be signed."),
      purpose: exported("user.behavior", label("What it was for.")),
      browserHash: secret("user.device", "A keyed fingerprint of the browser that asked."),
      createdAt: exported("user.behavior", label("When it was asked.")),
      expiresAt: exported("user.behavior", label("Until when an answer counts.")),
      usedAt: exported("user.behavior", label("When it was answered.")),
    },
  },
} satisfies Inventory<Factors>;
