import "server-only";
import type { Chapter } from "./promise";

export const conduct: Chapter = {
  title: "Mail, money and the law",
  promises: [
    {
      id: "mail-classes",
      words: "We write when something happens to your account, and each mail says what kind it is.",
      state: "kept",
      control:
        "Signing in, receipts, connections, rights, your account, invitations and workspaces: there is no other class.",
      proofs: [
        { file: "lib/email/send.test.ts", test: "names its class at its foot, in both forms" },
        {
          file: "lib/connections/tell-connections.test.ts",
          test: "connections lost on one day are one mail, and asking again writes nothing",
        },
      ],
    },
    {
      id: "no-marketing",
      words: "Newsletters, promotions and product news, with or without consent.",
      state: "refused",
      reason: "We send none, so there is nothing to agree to and nothing to unsubscribe from.",
    },
    {
      id: "no-other-channels",
      words: "Messages by phone, SMS or messenger, and advertising to people who never came to us.",
      state: "refused",
      reason:
        "We have no number of anybody. The one mail to somebody who never came is an invitation that a person here sends them.",
    },
    {
      id: "no-payments",
      words: "Payment data: orders, invoices, cards.",
      state: "refused",
      reason: "Nothing here costs money, so none is asked for and none is stored.",
    },
    {
      id: "processors",
      words: "Who else handles data is named, bound by contract, and checked before it gets any.",
      state: "operator",
      duty: "The software sends mail through one provider, and nothing of a person to anybody else: /legal/processors says who gets what, written from the same list as the export. Contracts, places and the hosting are the operator’s to name.",
    },
    {
      id: "authorities",
      words: "Data goes to an authority or into a dispute only where the law demands it, and you are told.",
      state: "operator",
      duty: "The operator asks for the paper, gives the least, tells whom it concerns unless forbidden, and counts the cases in public.",
    },
    {
      id: "sale",
      words: "If the service is sold you hear of it first, with time to leave.",
      state: "operator",
      duty: "The operator writes to everybody before anything changes hands. Export and deletion work until then and after.",
    },
    {
      id: "breach",
      words: "If something is broken into, you and the authority hear of it in time.",
      state: "operator",
      duty: "The authority within 72 hours, those concerned without delay, with what is known and what to do.",
    },
    {
      id: "answers",
      words:
        "Questions find an answer within 30 days, mostly much sooner. You may complain to the authority of your country at any time.",
      state: "operator",
      duty: "The address stands in the policy, and a server for others does not start without one. Answering, you and the authority, is the operator’s.",
    },
    {
      id: "changes",
      words: "A change of the policy that matters is told 30 days ahead. Silence is no consent.",
      state: "operator",
      duty: "The policy has its day at its head. Telling of a change by mail, and keeping the earlier texts, is the operator’s.",
    },
    {
      id: "weaker",
      words: "Protection never becomes weaker than it is described here.",
      state: "kept",
      control: "This page is made with the program: without its test a promise does not get through.",
      href: "/legal/promises",
      proofs: [
        {
          file: "lib/promises/promises.test.ts",
          test: "each that is kept leads to tests that are there, by their sentences",
        },
      ],
    },
  ],
};
