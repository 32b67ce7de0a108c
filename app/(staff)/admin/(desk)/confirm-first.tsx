import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/link-button";
import { isFresh } from "@/lib/auth/step-up";
import { t } from "@/lib/language/t";
import type { StaffContext } from "@/lib/staff/staff-context";

/** What acts, while the second step is young; else the way to prove it again, before anything is typed in vain. */
export function ConfirmFirst({
  ctx,
  path,
  children,
}: {
  ctx: StaffContext;
  path: string;
  children: ReactNode;
}) {
  if (isFresh(ctx.staff.provenAt, ctx.wall)) return children;
  return (
    <div>
      <LinkButton href={`/admin/confirm?next=${encodeURIComponent(path)}`}>
        {t("Confirm that it is you first")}
      </LinkButton>
    </div>
  );
}
