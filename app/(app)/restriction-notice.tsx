import { Notice } from "@/components/ui/notice";
import { rich } from "@/components/ui/rich";
import type { PersonContext } from "@/lib/context";
import { t } from "@/lib/language/t";
import { restrictionOf } from "@/lib/privacy/restriction";

/** Why nothing is read for somebody whose age changed, and whom to write to. */
export function RestrictionNotice({ ctx }: { ctx: PersonContext }) {
  const restriction = restrictionOf(ctx);
  if (!restriction) return null;
  const { platform, contact, reference } = restriction;
  return (
    <Notice tone="warn" title={t("Nothing is read for you until your age is cleared up")}>
      <p className="mb-2">
        {rich(
          "{platform} told us that the age of your account there changed, and Tallyglass is for people of 16 and older. The figures of that account are deleted; no account of yours is read or can be connected. You can still {export} and {delete} your data.",
          {
            platform,
            export: (
              <a className="prose-link" href="/privacy/export">
                {t("verb|export")}
              </a>
            ),
            delete: (
              <a className="prose-link" href="/privacy/delete">
                {t("verb|delete")}
              </a>
            ),
          },
        )}
      </p>
      <p>
        {rich("If you are 16 or older, write to {contact} and name this reference: {reference}", {
          contact: contact ? (
            <a className="prose-link" href={`mailto:${contact}`}>
              {contact}
            </a>
          ) : (
            t("whoever runs this server")
          ),
          reference: <span className="break-all font-mono">{reference}</span>,
        })}
      </p>
    </Notice>
  );
}
