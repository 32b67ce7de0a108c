import "server-only";
import type { Chapter } from "./promise";

export const access: Chapter = {
  title: "Who gets in",
  promises: [
    {
      id: "sealed",
      words: "Your address, names, handles and tokens cannot be read in the database.",
      state: "kept",
      control: "They are sealed before they are stored, each person’s under a key of their own.",
      href: "/legal/privacy#security",
      proofs: [
        {
          file: "lib/auth/sign-up.test.ts",
          test: "nothing personal of a sign-up is readable in its row",
        },
        {
          file: "lib/privacy/inventory.test.ts",
          test: "sealed columns, and only those, are classified as sealed",
        },
      ],
    },
    {
      id: "in-transit",
      words: "Nothing goes over a network unencrypted.",
      state: "kept",
      control:
        "The server listens to its own machine alone, behind a proxy that ends TLS. With an encrypted address it tells browsers to use no other, and calls to platforms go over TLS.",
      proofs: [
        {
          file: "lib/security/headers.test.ts",
          test: "https is promised by the configured address alone",
        },
        {
          file: "lib/http/egress.test.ts",
          of: "a host",
          test: "over plain http is reached on this machine only",
        },
      ],
    },
    {
      id: "walls",
      words: "Nobody sees what is another’s.",
      state: "kept",
      control: "Each verb asks first, and the database itself shows one workspace and one person.",
      proofs: [
        {
          file: "db/walls.test.ts",
          test: "a query without a where shows one workspace and one person only",
        },
        {
          file: "e2e/matrix.spec.ts",
          test: "every page opens to whom the policy says, and to others what is not theirs is as if it were not there",
        },
      ],
    },
    {
      id: "strong-sign-in",
      words: "A strong way in is there for everybody, and a weak password is refused.",
      state: "kept",
      control:
        "Passkeys, an app for codes and recovery codes. A passkey or a mail signs in without any password.",
      href: "/settings/security",
      proofs: [
        {
          file: "lib/factors/passkeys.test.ts",
          of: "a passkey",
          test: "signs in by itself, with nothing typed",
        },
        {
          file: "lib/factors/two-step.test.ts",
          of: "setting an app up",
          test: "gives ten recovery codes, ends the other sessions and tells the address",
        },
        {
          file: "lib/auth/sign-up.test.ts",
          of: "sign-up",
          test: "refuses a weak password before anything is written",
        },
      ],
    },
    {
      id: "guessing",
      words: "Guessing is stopped, and it does not lock you out.",
      state: "kept",
      control: "Tries are limited by address and by network; your own browser keeps tries of its own.",
      proofs: [
        {
          file: "lib/auth/sign-in.test.ts",
          of: "the limit on wrong passwords",
          test: "holds when fifty tries arrive at once",
        },
        {
          file: "lib/auth/sign-in.test.ts",
          of: "the limit on wrong passwords",
          test: "lets the right password in from a browser that signed in before",
        },
      ],
    },
    {
      id: "alerts",
      words: "You hear of a sign-in that may not be yours, and end it with one link.",
      state: "kept",
      control:
        "The mail says when, by which device and from which cut network. “This was not me” ends every session and puts the account under guard.",
      href: "/settings/security",
      proofs: [
        {
          file: "lib/auth/not-me.test.ts",
          of: "a notice that asks whether it was you",
          test: "comes of a sign-in from a browser that is not known, with where it came from",
        },
        {
          file: "lib/auth/not-me.test.ts",
          of: "“This was not me”",
          test: "ends sessions, half-done sign-ins, codes, links and the password of one person and of nobody else",
        },
      ],
    },
    {
      id: "activity",
      words: "You read what happened to your account, line by line.",
      state: "kept",
      control:
        "Networks are cut before they are stored, devices are a name and no fingerprint, and lines go after 90 days.",
      href: "/privacy/activity",
      proofs: [
        {
          file: "lib/audit/activity.test.ts",
          of: "a person's own list",
          test: "tells of sign-ins with device and cut network, of mails and of changes, newest first",
        },
        { file: "lib/privacy/retention.test.ts", test: "rows of every workspace go after 90 days" },
      ],
    },
    {
      id: "tamper-evident",
      words: "What was done cannot be rewritten unseen, by us neither.",
      state: "kept",
      control:
        "Events are linked in a chain whose head leaves the server every day and which is walked every night.",
      proofs: [
        {
          file: "lib/audit/chain.test.ts",
          test: "a head noted down outside shows that the end was cut off or the whole chain written anew",
        },
        {
          file: "lib/audit/watch.test.ts",
          test: "walks the whole chain every night at three, and says how far it is whole",
        },
      ],
    },
    {
      id: "staff",
      words: "Staff see what their task needs, give a reason, and you read it.",
      state: "kept",
      control:
        "Their database role reads no table, and a customer is found by the exact address alone. How your connections do, support sees only while you allow it.",
      href: "/privacy/activity",
      proofs: [
        {
          file: "lib/staff/customers.test.ts",
          of: "a customer",
          test: "is found by their exact address, and reads in their activity who looked, and why",
        },
        {
          file: "lib/staff/database-role.test.ts",
          of: "the staff pages' database role",
          test: "is refused by each of its own functions without a living visit, whatever it passes",
        },
        {
          file: "lib/staff/customers.test.ts",
          of: "the access of support",
          test: "lets support see the connections while it lasts, tells the person, and no longer",
        },
      ],
    },
    {
      id: "hosting",
      words: "The machines are guarded: firewalls, updates, backups, regular reviews.",
      state: "operator",
      duty: "Who runs the server keeps databases off the internet, takes updates, and says what each review found.",
    },
    {
      id: "absolute-security",
      words: "Security without any fault, or no answer for it at all.",
      state: "refused",
      reason:
        "Nobody can promise the one, and nobody should say the other. This page says what is done, and tests show it.",
    },
  ],
};
