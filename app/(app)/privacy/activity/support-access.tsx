import { ActionForm } from "@/components/ui/action-form";
import { DefinitionList } from "@/components/ui/definition-list";
import { LinkButton } from "@/components/ui/link-button";
import { rich } from "@/components/ui/rich";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import type { ActivityView } from "@/lib/audit/list-activity";
import { t } from "@/lib/language/t";
import { staffRoleWords } from "@/lib/staff/role-words";
import { accessPeriods } from "@/lib/staff/support-access";
import { allowSupportAction, endSupportAction } from "./actions";

type SupportAccessProps = {
  /** ISO instant; null where support may not look. */
  until: string | null;
  looks: readonly ActivityView[];
  isFresh: boolean;
};

/** Whether support may look at the connections, who of our staff looked at the account, and what staff see at all. */
export function SupportAccess({ until, looks, isFresh }: SupportAccessProps) {
  const periods = Object.entries(accessPeriods).map(([value, period]) => ({ value, label: t(period.label) }));
  return (
    <Section
      id="support"
      title={t("Access of our staff")}
      note={t(
        "Nobody of ours sees your figures, posts, name or access keys. Support can look at your connections, by name and state, to find out why one does not work: if you allow it, and for as long as you say.",
      )}
    >
      {until ? (
        <ActionForm action={endSupportAction} className="justify-items-start">
          <p className="text-small">
            {rich("Support may look at your connections until {time}.", {
              time: <Time key="time" at={until} />,
            })}
          </p>
          <SubmitButton kind="danger">{t("End the access")}</SubmitButton>
        </ActionForm>
      ) : isFresh ? (
        <ActionForm action={allowSupportAction} className="max-w-md gap-4">
          <Select label={t("Let support look at my connections for")} name="period" options={periods} />
          <div>
            <SubmitButton kind="quiet">{t("Allow it")}</SubmitButton>
          </div>
        </ActionForm>
      ) : (
        <div>
          <LinkButton href="/signin/confirm?next=/privacy/activity">
            {t("Confirm that it is you to allow it")}
          </LinkButton>
        </div>
      )}
      {looks.length === 0 ? (
        <p className="text-quiet text-small">{t("Nobody of our staff looked in the last 90 days.")}</p>
      ) : (
        <ol
          aria-label={t("Looks of our staff")}
          className="grid divide-y divide-line border-line border-y text-small"
        >
          {looks.map(({ id, text, reason, at }) => (
            <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-2.5">
              <span className="grid min-w-0 gap-0.5">
                <span>{text}</span>
                {reason && (
                  <q dir="auto" className="wrap-anywhere text-quiet">
                    {reason}
                  </q>
                )}
              </span>
              <span className="text-quiet">
                <Time at={at} />
              </span>
            </li>
          ))}
        </ol>
      )}
      <details className="text-small">
        <summary className="inline-flex min-h-11 items-center text-accent underline">
          {t("What each role of our staff sees")}
        </summary>
        <DefinitionList
          items={Object.values(staffRoleWords).map(({ name, sees }) => ({
            term: t(name),
            description: t(sees),
          }))}
        />
      </details>
    </Section>
  );
}
