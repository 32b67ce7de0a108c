import "server-only";
import type { Chapter } from "./promise";

export const rights: Chapter = {
  title: "Your rights, for everybody and everywhere",
  promises: [
    {
      id: "see-it",
      words: "You see all that we hold about you.",
      state: "kept",
      control: "Every kind of data with its rows, its reason and its end.",
      href: "/privacy/data",
      proofs: [
        {
          file: "lib/privacy/what-we-hold.test.ts",
          test: "counts every kind of row about a person, with its oldest and newest day",
        },
        {
          file: "lib/privacy/what-we-hold.test.ts",
          test: "shows the rows behind a line, opened, and only theirs",
        },
      ],
    },
    {
      id: "take-it",
      words: "You take all of it with you, in a form that machines read.",
      state: "kept",
      control:
        "One archive of JSON and CSV with a dictionary, and the SHA-256 of each file. Here it is sealed, lives 72 hours and can be taken back; once fetched, keeping it safe is yours.",
      href: "/privacy/export",
      proofs: [
        {
          file: "lib/privacy/export.test.ts",
          of: "the archive",
          test: "holds every exportable mark of the person, as JSON and as CSV, and no secret",
        },
        {
          file: "lib/privacy/export.test.ts",
          of: "the archive",
          test: "names every file with its SHA-256, and a dictionary for every column",
        },
        { file: "lib/privacy/export.test.ts", of: "the file", test: "is sealed at rest, and opens whole" },
        {
          file: "lib/privacy/export.test.ts",
          of: "the file",
          test: "can be downloaded for 72 hours, and is deleted then",
        },
      ],
    },
    {
      id: "correct-it",
      words: "You correct what is yours to correct.",
      state: "kept",
      control:
        "Name and preferences are changed on the spot. Counts are the platform’s, and stay as they were read.",
      href: "/settings/profile",
      proofs: [
        {
          file: "lib/auth/profile.test.ts",
          test: "a person names themselves, or nobody, and chooses covers; nobody else changes",
        },
      ],
    },
    {
      id: "pause-it",
      words: "You stop the reading and keep what is there.",
      state: "kept",
      control: "Each account has its pause, and its days say that it was paused.",
      href: "/connections",
      proofs: [
        {
          file: "lib/sync/sync-account.test.ts",
          test: "a paused account is verified daily and stores nothing; its days say that it was paused",
        },
      ],
    },
    {
      id: "disconnect",
      words: "A disconnect is a disconnect.",
      state: "kept",
      control:
        "The grant is revoked where the platform has a call for it, token and key are destroyed, and the old token is tried again. The history goes too, unless you keep it where the platform lets you.",
      href: "/connections",
      proofs: [
        {
          file: "lib/connections/disconnect.test.ts",
          test: "the platform confirms, the old token is refused, token and key are destroyed",
        },
        {
          file: "lib/connections/disconnect.test.ts",
          test: "after 72 hours of silence the token is destroyed all the same, and the receipt says failed",
        },
      ],
    },
    {
      id: "revoked-there",
      words: "What you end at the platform ends here.",
      state: "kept",
      control:
        "We listen to the platforms’ notices, carry a request for deletion out, and give it a receipt.",
      href: "/receipts",
      proofs: [
        {
          file: "lib/connections/handle-notice.test.ts",
          of: "a request for deletion",
          test: "takes everything, and its receipt says what",
        },
        {
          file: "e2e/platforms.spec.ts",
          test: "a request for deletion that comes through the platform is carried out, and its receipt is open to anybody",
        },
      ],
    },
    {
      id: "delete-it",
      words: "Deleted is deleted, whenever you say so.",
      state: "kept",
      control:
        "You do it yourself, without a reason and without writing to anybody: six days to change your mind, or at once.",
      href: "/privacy/delete",
      proofs: [
        {
          file: "lib/privacy/erase.test.ts",
          test: "no row of the person is left in any table, queue or file, and nobody else's changed",
        },
        {
          file: "lib/privacy/erase.test.ts",
          test: "kept in time, history is there, connections are to be granted again, and the receipt says so",
        },
      ],
    },
    {
      id: "receipt",
      words: "Every end has a receipt that outlives it, names nobody, and can be checked by anybody.",
      state: "kept",
      control: "Signed entries in a chain, open to whoever has the code, signed out.",
      href: "/receipts",
      proofs: [
        {
          file: "e2e/main-job.spec.ts",
          test: "the main job: from signing up to a deletion that anybody can check",
        },
        { file: "lib/privacy/erase.test.ts", test: "the receipt names nobody" },
        {
          file: "lib/receipts/chain.test.ts",
          test: "an entry that was removed is noticed by its neighbours",
        },
      ],
    },
    {
      id: "copies",
      words: "What is left in a backup cannot be read.",
      state: "kept",
      control:
        "Personal text is sealed under a key of its own, in a database of its own, and the key is destroyed with the person.",
      href: "/legal/privacy#security",
      proofs: [
        {
          file: "lib/crypto/keyring.test.ts",
          test: "once destroyed opens nowhere, at once here and in a new process",
        },
        {
          file: "lib/connections/secrets.test.ts",
          test: "a destroyed grant cannot be opened again, not even from a copy of its row",
        },
      ],
    },
    {
      id: "periods",
      words: "Every kind of row has its end, and it goes when that comes.",
      state: "kept",
      control:
        "One list of periods, which a nightly job carries out and the policy shows; what goes next, and when, is told to each person, and how long figures stay is theirs to choose.",
      href: "/privacy/retention",
      proofs: [
        {
          file: "lib/privacy/retention.test.ts",
          test: "rows of a person go in the instant their period is over, and not before",
        },
        {
          file: "lib/privacy/inventory.test.ts",
          test: "whatever stays after an erasure says why, and every period is used",
        },
        {
          file: "lib/privacy/next-ends.test.ts",
          test: "every kind goes in the night that is told, and not in the one before",
        },
        {
          file: "lib/privacy/figures-period.test.ts",
          test: "it holds for the accounts a person linked, in whichever workspace, and for nobody else's",
        },
      ],
    },
    {
      id: "keeping-for-later",
      words: "Keeping data in case an authority asks, or for as long as we think fit.",
      state: "refused",
      reason:
        "Nothing is kept on speculation. What stays after a deletion is named in the policy, with its reason.",
    },
    {
      id: "no-refusal",
      words: "None of this is refused for being asked too often, and none of it has a price.",
      state: "kept",
      control: "An export that is under way is given again instead of a second one.",
      href: "/privacy",
      proofs: [
        { file: "lib/privacy/export.test.ts", test: "again while one is written gives the same one" },
        { file: "lib/privacy/restriction.test.ts", test: "export, disconnect and deletion go on" },
      ],
    },
  ],
};
