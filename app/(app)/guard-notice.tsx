import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import type { PersonContext } from "@/lib/context";
import { t } from "@/lib/language/t";

/** Why so much is refused to somebody who said "This was not me", and where that ends. */
export function GuardNotice({ ctx }: { ctx: PersonContext }) {
  if (!ctx.actor.isGuarded) return null;
  return (
    <Notice
      tone="warn"
      title={t("Your account is under guard")}
      actions={<LinkButton href="/settings/security#guard">{t("Lift the guard")}</LinkButton>}
    >
      <p>
        {t(
          "You said: this was not me. Until you lift the guard you can read everything, and nothing can be exported, disconnected, deleted or changed.",
        )}
      </p>
    </Notice>
  );
}
