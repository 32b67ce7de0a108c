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
