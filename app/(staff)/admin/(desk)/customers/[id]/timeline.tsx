import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { t } from "@/lib/language/t";
import { actWords } from "@/lib/staff/act-words";
import type { CustomerView } from "@/lib/staff/view-customer";

/** What befell the account and what staff did about it, newest first. What the person did stays theirs. */
export function Timeline({ customer }: { customer: CustomerView }) {
  const lines = [
    { text: t("The account was made"), at: customer.createdAt },
    { text: t("The address was confirmed"), at: customer.verifiedAt },
    { text: t("The account was frozen for deletion"), at: customer.frozenAt },
    { text: t("The deletion begins"), at: customer.privacy?.erasureRunsAt },
    { text: t("The account came under guard"), at: customer.support?.guardedAt },
    { text: t("A platform said that the person is too young"), at: customer.restrictedAt },
    ...customer.looks.map(({ at, action }) => {
      const words = actWords(action);
      return { text: words ? t(words) : action, at };
    }),
  ].flatMap(({ text, at }) => (at ? [{ text, at }] : []));
  return (
    <Section
      className="content-start"
      title={t("Timeline")}
      note={t("The account's own dates, and what staff did about it in the last 90 days.")}
    >
      <ol className="grid divide-y divide-line border-line border-y text-small">
        {lines
          .toSorted((a, b) => b.at.localeCompare(a.at))
          .map(({ text, at }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one answer keep their order
            <li key={place} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-2.5">
              <span>{text}</span>
              <span className="text-quiet">
                <Time at={at} />
              </span>
            </li>
          ))}
      </ol>
    </Section>
  );
}
