import { classes } from "@/components/ui/classes";
import { Icon, type IconName } from "@/components/ui/icon";

export type Tone = "neutral" | "good" | "warn" | "danger";

const TONES: Record<Tone, string> = {
  neutral: "text-quiet",
  good: "text-good",
  warn: "text-warn",
  danger: "text-danger",
};

const ICONS: Record<Tone, IconName> = { neutral: "info", good: "check", warn: "warn", danger: "stop" };

/** A state as an icon and a word; the colour only repeats them. */
export function Badge({
  tone = "neutral",
  icon,
  children,
}: {
  tone?: Tone;
  icon?: IconName;
  children: string;
}) {
  return (
    <span
      className={classes(
        "inline-flex items-center gap-1.5 whitespace-nowrap rounded-full border border-current px-2.5 py-0.5 font-medium text-note",
        TONES[tone],
      )}
    >
      <Icon name={icon ?? ICONS[tone]} className="size-3.5" />
      {children}
    </span>
  );
}
