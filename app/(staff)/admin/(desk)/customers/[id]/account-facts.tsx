import { type Definition, DefinitionList } from "@/components/ui/definition-list";
import { Section } from "@/components/ui/section";
import { languageNames } from "@/lib/language/languages";
import { type Label, label, t, tn } from "@/lib/language/t";
import type { ConnectionState, CustomerView } from "@/lib/staff/view-customer";

const stateWords: Record<ConnectionState, Label> = {
  active: label("connection|working"),
  "needs-reconnect": label("connection|to be reconnected"),
  revoking: label("connection|being disconnected"),
  revoked: label("connection|disconnected"),
};

/** As many facts as the role may see: what it may not is not there. */
export function AccountFacts({ customer }: { customer: CustomerView }) {
  const { states, support, privacy } = customer;
  const items: Definition[] = [
    { term: t("Address confirmed"), description: customer.verifiedAt ? t("Yes") : t("No") },
    { term: t("Language"), description: languageNames[customer.language] },
    {
      term: t("Workspaces"),
      description: tn(customer.workspaces, "1, owner of {owned}", "{count}, owner of {owned}", {
        owned: customer.owned,
      }),
    },
    {
      term: t("Connections"),
      description: states ? inStates(states) : String(customer.connections),
    },
  ];
  if (support) {
    items.push(
      { term: t("Second step"), description: support.hasSecondStep ? t("Yes") : t("No") },
      { term: t("Under guard"), description: support.guardedAt ? t("Yes") : t("No") },
    );
  }
  if (customer.restrictedAt !== undefined) {
    items.push({ term: t("Age to be cleared up"), description: customer.restrictedAt ? t("Yes") : t("No") });
  }
  if (privacy) {
    items.push(
      {
        term: t("Newest export"),
        description: privacy.newestExport ? <code lang="en">{privacy.newestExport}</code> : t("None"),
      },
      { term: t("Deletion asked for"), description: privacy.erasureRunsAt ? t("Yes") : t("No") },
    );
  }
  return (
    <Section title={t("Account")}>
      <DefinitionList items={items} />
    </Section>
  );
}

function inStates(states: NonNullable<CustomerView["states"]>): string {
  const parts = (Object.keys(stateWords) as ConnectionState[])
    .filter((state) => (states[state] ?? 0) > 0)
    .map((state) => `${states[state]} ${t(stateWords[state])}`);
  return parts.length > 0 ? parts.join(", ") : t("None");
}
