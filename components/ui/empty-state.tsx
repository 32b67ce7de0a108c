import type { ReactNode } from "react";

type EmptyStateProps = {
  title: string;
  /** What will appear here, and when. */
  children: ReactNode;
  /** One button. */
  action?: ReactNode;
};

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-start gap-3 rounded-card border border-line border-dashed bg-surface p-6 sm:p-8">
      <h2 className="font-semibold text-lead">{title}</h2>
      <div className="max-w-measure text-quiet">{children}</div>
      {action}
    </div>
  );
}
