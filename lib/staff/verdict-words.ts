import "server-only";
import type { Broken, Fault, Verdict } from "@/lib/audit/verify";
import { type Label, label, t } from "@/lib/language/t";

const faults: Record<Fault, Label> = {
  "event-altered": label("its event was altered"),
  "event-removed": label("its event was removed before its time"),
  "link-altered": label("the link was altered, or moved here"),
  "link-removed": label("the link was removed"),
  "unknown-key": label("it was sealed under a key that is none of ours"),
  "other-head": label("its hash is not the one that was noted down"),
  "event-unlinked": label("it was never linked, or its link and its note were removed"),
};

export function wholeWords({ links, head, expired, erased }: Verdict): string {
  return t(
    "The chain is whole: {links} links, up to {head}. Of their events, {expired} have run their period and {erased} went with a person.",
    { links, head: head ? `${head.sequence}:${head.hash.toString("hex")}` : "0", expired, erased },
  );
}

export function brokenWords({ fault, sequence, eventId }: Broken): string {
  const what = t(faults[fault]);
  return sequence === null
    ? t("The chain is broken at event {event}: {what}.", { event: eventId ?? "", what })
    : t("The chain is broken at link {link}: {what}.", { link: `${sequence}`, what });
}
