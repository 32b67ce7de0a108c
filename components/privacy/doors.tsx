import { Icon, type IconName } from "@/components/ui/icon";
import { type Label, label, t } from "@/lib/language/t";

type DoorKind = "see" | "take" | "correct" | "pause" | "withdraw" | "delete";

const DOORS: Record<DoorKind, { title: Label; icon: IconName; text: Label }> = {
  see: {
    title: label("See"),
    icon: "eye",
    text: label("Every kind of data we hold about you, with the rows."),
  },
  take: {
    title: label("Take"),
    icon: "take",
    text: label("Download all of it as JSON and CSV, with checksums."),
  },
  correct: { title: label("Correct"), icon: "pencil", text: label("Change what is wrong about you.") },
  pause: { title: label("Pause"), icon: "pause", text: label("Stop the reading and keep what is there.") },
  withdraw: {
    title: label("Withdraw"),
    icon: "undo",
    text: label("End our access to a platform, with a receipt."),
  },
  delete: {
    title: label("Delete"),
    icon: "trash",
    text: label("Erase your account, with a receipt that outlives it."),
  },
};

type DoorsProps = {
  doors: readonly {
    kind: DoorKind;
    href: string;
    /** What stands behind it right now: "12 categories, 4,310 rows". */
    detail?: string | undefined;
  }[];
};

/** The privacy centre's six doors: each is a control, and each leads to a proof. */
export function Doors({ doors }: DoorsProps) {
  return (
    <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {doors.map(({ kind, href, detail }) => {
        const { title, icon, text } = DOORS[kind];
        return (
          <li key={kind}>
            <a
              href={href}
              className="flex h-full gap-4 sm:min-h-32 rounded-card border border-line bg-surface p-4 hover:border-edge hover:bg-wash focus-visible:rounded-card sm:p-6"
            >
              <Icon
                name={icon}
                className={`mt-1 size-5 ${kind === "delete" ? "text-danger" : "text-accent"}`}
              />
              <span className="grid content-start gap-1">
                <span className="font-semibold text-lead">{t(title)}</span>
                <span className="text-quiet text-small">{t(text)}</span>
                {detail && <span className="mt-1 text-small">{detail}</span>}
              </span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}
