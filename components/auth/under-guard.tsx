import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/link-button";
import { t } from "@/lib/language/t";

/** In place of a form that the guard would refuse: why, and what lifts it. */
export function UnderGuard({ children }: { children: ReactNode }) {
  return (
    <div className="grid max-w-measure justify-items-start gap-3 text-small">
      <p>{children}</p>
      <LinkButton href="/settings/security#guard">{t("Lift the guard first")}</LinkButton>
    </div>
  );
}
