import type { ReactNode } from "react";
import type { Tone } from "@/components/ui/badge";
import { classes } from "@/components/ui/classes";
import { Icon, type IconName } from "@/components/ui/icon";

type NoticeProps = {
  tone?: Tone;
  title: string;
  /** Speaks at once when it appears after an action; leave off for what stood there at load. */
  isLive?: boolean;
  actions?: ReactNode;
  children?: ReactNode;
};

const TONES: Record<Tone, { edge: string; text: string; icon: IconName }> = {
  neutral: { edge: "border-edge", text: "text-quiet", icon: "info" },
  good: { edge: "border-good", text: "text-good", icon: "check" },
  warn: { edge: "border-warn", text: "text-warn", icon: "warn" },
  danger: { edge: "border-danger", text: "text-danger", icon: "stop" },
};

/** What happened, what is safe, what to do. */
export function Notice({ tone = "neutral", title, isLive, actions, children }: NoticeProps) {
  const { edge, text, icon } = TONES[tone];
  return (
    <div
      role={isLive ? (tone === "danger" ? "alert" : "status") : undefined}
      className={classes("flex gap-3 rounded-card border border-s-4 bg-surface p-4", edge)}
    >
      <Icon name={icon} className={classes("mt-1 size-4", text)} />
      <div className="grid min-w-0 gap-1">
        <p className="font-medium">{title}</p>
        {children && <div className="max-w-measure text-quiet text-small">{children}</div>}
        {actions && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
