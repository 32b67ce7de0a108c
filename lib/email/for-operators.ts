import "server-only";
import { layOut, type Mail } from "./layout";

/** Operators read English. The place and the hash as `npm run audit:verify` takes them. */
export function auditHead({ day, sequence, hash }: { day: string; sequence: string; hash: string }): Mail {
  return layOut({
    subject: `Audit chain at the end of ${day}`,
    class: "legal",
    paragraphs: [
      `At the end of ${day} (UTC) the chain of audit events stood at link ${sequence}. Keep this mail: it proves what the chain was, outside the database.`,
      `${sequence}:${hash}`,
      `To compare: npm run audit:verify -- ${sequence}:${hash}`,
    ],
  });
}

/** @param finding what is wrong first, in a sentence */
export function auditBroken({ day, finding }: { day: string; finding: string }): Mail {
  return layOut({
    subject: `The audit chain is broken (${day})`,
    class: "legal",
    paragraphs: [
      `${finding} It was found on ${day} (UTC), when the whole chain was walked, as on every day.`,
      "Somebody with rights in the database changed what happened, or a restore went wrong. Compare with the heads of earlier mails to see since when: npm run audit:verify -- followed by the line of such a mail.",
      "Keep the database as it is until you know, and keep this mail: the same one comes every day until the chain is whole.",
    ],
  });
}
