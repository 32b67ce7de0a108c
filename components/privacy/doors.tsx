import { Icon, type IconName } from "@/components/ui/icon";

type DoorKind = "see" | "take" | "correct" | "pause" | "withdraw" | "delete";

const DOORS: Record<DoorKind, { title: string; icon: IconName; text: string }> = {
  see: { title: "See", icon: "eye", text: "Every kind of data we hold about you, with the rows." },
  take: { title: "Take", icon: "take", text: "Download all of it as JSON and CSV, with checksums." },
  correct: { title: "Correct", icon: "pencil", text: "Change what is wrong about you." },
  pause: { title: "Pause", icon: "pause", text: "Stop the reading and keep what is there." },
  withdraw: { title: "Withdraw", icon: "undo", text: "End our access to a platform, with a receipt." },
  delete: { title: "Delete", icon: "trash", text: "Erase your account, with a receipt that outlives it." },
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
              className="flex h-full min-h-32 gap-4 rounded-card border border-line bg-surface p-4 hover:border-edge hover:bg-wash focus-visible:rounded-card sm:p-6"
            >
              <Icon
                name={icon}
                className={`mt-1 size-5 ${kind === "delete" ? "text-danger" : "text-accent"}`}
              />
              <span className="grid content-start gap-1">
                <span className="font-semibold text-lead">{title}</span>
                <span className="text-quiet text-small">{text}</span>
                {detail && <span className="mt-1 text-small">{detail}</span>}
              </span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}
