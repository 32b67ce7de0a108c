import { classes } from "@/components/ui/classes";

export type ButtonKind = "primary" | "quiet" | "danger";

const KINDS: Record<ButtonKind, string> = {
  primary: "border-accent bg-accent text-accent-ink hover:opacity-90",
  quiet: "border-edge bg-surface text-ink hover:bg-wash",
  danger: "border-danger bg-surface text-danger hover:bg-danger hover:text-danger-ink",
};

/** 44 px tall under a finger, 42 under a pointer, as are the fields and pickers beside them. Shared by buttons and by links that look like them. */
export function buttonStyle(kind: ButtonKind, extra?: string): string {
  return classes(
    "inline-flex min-h-11 items-center justify-center gap-2 rounded-control border px-4 py-2 text-center",
    "font-medium text-small no-underline transition-colors focus-visible:rounded-control pointer-fine:min-h-10.5",
    "disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:cursor-progress aria-disabled:opacity-70",
    KINDS[kind],
    extra,
  );
}
