import type { Metadata } from "next";
import { orNotFound } from "@/app/(app)/or-not-found";
import { PageHeader } from "@/components/ui/page-header";
import { rich } from "@/components/ui/rich";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { t } from "@/lib/language/t";
import { requireStaff } from "@/lib/staff/staff-session";
import { viewConnections, viewCustomer } from "@/lib/staff/view-customer";
import { AccountFacts } from "./account-facts";
import { SupportedConnections } from "./supported-connections";
import { Timeline } from "./timeline";

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff();
  return { title: t("Customer") };
}

type Props = { params: Promise<{ id: string }> };

export default async function CustomerPage({ params }: Props) {
  const ctx = await requireStaff();
  const customer = await orNotFound(viewCustomer(ctx, await params));
  const connections = customer.support?.grantExpiresAt ? await viewConnections(ctx, customer) : null;
  return (
    <>
      <PageHeader
        title={t("Customer")}
        back={{ href: "/admin/customers", label: t("Customers") }}
        note={rich("{id}. Open to this visit until {time}; then a reason is asked for again.", {
          id: <span key="id">{customer.id}</span>,
          time: <Time key="time" at={customer.openUntil} />,
        })}
      />
      <div className="grid gap-8 lg:grid-cols-2">
        <div className="grid content-start gap-8">
          <Section title={t("Money")}>
            <p className="max-w-measure text-small">
              {t("Nothing is charged yet: there is no plan, no invoice and no payment of anybody.")}
            </p>
          </Section>
          <AccountFacts customer={customer} />
        </div>
        <Timeline customer={customer} />
      </div>
      {customer.support && (
        <SupportedConnections connections={connections} grantExpiresAt={customer.support.grantExpiresAt} />
      )}
    </>
  );
}
