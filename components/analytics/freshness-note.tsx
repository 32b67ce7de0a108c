import { Icon } from "@/components/ui/icon";
import { rich } from "@/components/ui/rich";
import { Time } from "@/components/ui/time";
import { t } from "@/lib/language/t";

type FreshnessNoteProps = {
  /** ISO instant of the newest reading; null before the first. */
  readAt: string | null;
  /** Planned readings that did not happen since; two make it stale. */
  missedReads: number;
  now: string;
  /** Why, and what to do: "The platform did not answer; the next try is at 14:00." */
  reason?: string | undefined;
};

const STALE_AFTER = 2;

/** Quietly "as of"; after two missed readings it says so with a sign. */
export function FreshnessNote({ readAt, missedReads, now, reason }: FreshnessNoteProps) {
  if (!readAt) return <span>{[t("Not read yet."), reason].filter(Boolean).join(" ")}</span>;
  if (missedReads < STALE_AFTER) {
    return <span>{rich("as of {time}", { time: <Time at={readAt} now={now} show="both" /> })}</span>;
  }
  return (
    <span className="flex items-start gap-1.5 text-warn">
      <Icon name="warn" />
      <span>
        <span className="font-medium">
          {rich("Stale: last read {time}.", { time: <Time at={readAt} now={now} show="both" /> })}
        </span>{" "}
        {t("{missed} readings missed.", { missed: missedReads })} {reason}
      </span>
    </span>
  );
}
