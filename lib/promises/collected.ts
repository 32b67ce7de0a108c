import "server-only";
import type { Chapter } from "./promise";

export const collected: Chapter = {
  title: "What is collected",
  promises: [
    {
      id: "public-counts",
      words: "Of an account you link we store public counts, and nothing else.",
      state: "kept",
      control:
        "The counts of each platform are a closed list, and so are the columns of the database: one without a line in the inventory does not compile.",
      href: "/platforms",
      proofs: [
        { file: "lib/platforms/contract.test.ts", test: "reads exactly the declared counts of the account" },
        {
          file: "lib/privacy/inventory.test.ts",
          test: "the live database has exactly the classified columns",
        },
      ],
    },
    {
      id: "no-insights",
      words: "Reach, demographics and other insights that only an owner sees.",
      state: "refused",
      reason:
        "They are not public. We ask for no permission that would show them; the platforms’ own pages do.",
    },
    {
      id: "least-permission",
      words: "We ask a platform for the least that its public counts need.",
      state: "kept",
      control:
        "The permissions stand in each platform’s description with what each is for, and every connection shows which of them were granted.",
      href: "/connections",
      proofs: [
        {
          file: "lib/platforms/contract.test.ts",
          test: "never shows the verifier, and asks for the described permissions and no others",
        },
      ],
    },
    {
      id: "official-ways",
      words: "We read through the platforms’ own interfaces, and never by scraping.",
      state: "kept",
      control: "One way leads out of the server, and it opens to named hosts alone.",
      href: "/platforms",
      proofs: [
        {
          file: "lib/http/egress.test.ts",
          of: "a host",
          test: "that is not named is refused before anything is sent",
        },
      ],
    },
    {
      id: "platform-rules",
      words: "The platforms’ rules are followed, and which ones is for everybody to read.",
      state: "kept",
      control: "Each rule is written down with its day and its source, and has a test that holds us to it.",
      href: "/platforms",
      proofs: [
        { file: "lib/platforms/policy.test.ts", test: "are dated, worded and sourced, one by one" },
        { file: "lib/platforms/policy.test.ts", test: "are held by a test each, in the folder itself" },
      ],
    },
    {
      id: "honest-figures",
      words: "A number is what was read. What was not read is missing, and never made up.",
      state: "kept",
      control:
        "Every number has a receipt: where and when it was read, how exact it is, and by which definition.",
      href: "/definitions",
      proofs: [
        {
          file: "lib/sync/failures.test.ts",
          test: "an answer in a form we do not know stores nothing invented and is tried later that day",
        },
        {
          file: "e2e/platforms.spec.ts",
          test: "a gap, a band and a change of definition are drawn, told, and followed to their receipts",
        },
      ],
    },
    {
      id: "little-to-sign-up",
      words: "An email address is all that signing up needs.",
      state: "kept",
      control: "Name and password are a choice; no phone, no postal address, no birth date is asked for.",
      href: "/signup",
      proofs: [
        {
          file: "lib/auth/sign-up.test.ts",
          of: "sign-up",
          test: "works without a password and without a name",
        },
        { file: "lib/auth/sign-up.test.ts", of: "sign-up", test: "refuses fields it does not know" },
      ],
    },
    {
      id: "sixteen",
      words: "Nobody under 16, and what we find of anybody younger goes.",
      state: "kept",
      control:
        "Signing up asks for a yes and stores it with its day. When a platform tells us that an age changed, that account is deleted here and nothing more is read for the person until it is cleared up.",
      href: "/legal/privacy#age",
      proofs: [
        {
          file: "lib/auth/sign-up.test.ts",
          of: "sign-up",
          test: "needs the age box, and names every field that needs a change",
        },
        {
          file: "lib/privacy/restriction.test.ts",
          of: "a changed age",
          test: "purges that account and restricts the person, at the first word",
        },
      ],
    },
    {
      id: "necessary-cookies",
      words: "Only cookies without which signing in would not work.",
      state: "kept",
      control: "Each is listed with its purpose and its life, and a test fails for one that is not.",
      href: "/legal/cookies",
      proofs: [
        {
          file: "lib/auth/cookies.test.ts",
          test: "the cookie page names every cookie as the browser shows it, with its purpose and its life",
        },
      ],
    },
    {
      id: "no-third-party",
      words: "No page and no mail of ours asks another site for anything: no ads, pixels or analytics.",
      state: "kept",
      control:
        "Every answer forbids the browser to load from anywhere but here, and mails have no picture in them.",
      proofs: [
        {
          file: "lib/security/proxy.test.ts",
          of: "every page",
          test: "may load from our own origin alone, and run only scripts with this answer's nonce",
        },
        { file: "lib/email/send.test.ts", test: "loads nothing and leads only to our own pages" },
      ],
    },
    {
      id: "no-usage-tracking",
      words: "Counting what people click and read here, and shaping pages by it.",
      state: "refused",
      reason:
        "It would need a record of what each person does. What a page shows follows from your own accounts and from what you set.",
    },
    {
      id: "one-purpose",
      words: "What we hold serves to show it to you. Nothing is sold, rented or passed on for another end.",
      state: "kept",
      control:
        "Each column has its purpose and its legal basis in the inventory from which the policy is made; there is no place for a buyer in it.",
      href: "/legal/privacy#data",
      proofs: [
        {
          file: "lib/privacy/inventory.test.ts",
          test: "a column or a table without a class does not compile",
        },
        {
          file: "lib/privacy/describe.test.ts",
          test: "tells of the address that it is sealed, exported, deleted, and why it is kept",
        },
      ],
    },
    {
      id: "no-growth-for-sale",
      words: "Followers, likes and views for sale, and partners who sell them.",
      state: "refused",
      reason: "It breaks the platforms’ rules and everybody’s numbers. Ours are only ever read.",
    },
  ],
};
