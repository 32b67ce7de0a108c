import type { Metadata } from "next";
import { FindCustomerForm } from "@/components/staff/find-customer-form";
import { PageHeader } from "@/components/ui/page-header";
import { t } from "@/lib/language/t";
import { requireStaff } from "@/lib/staff/staff-session";
import { ConfirmFirst } from "../confirm-first";
import { findCustomerAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff();
  return { title: t("Customers") };
}

export default async function CustomersPage() {
  const ctx = await requireStaff();
  return (
    <>
      <PageHeader
        title={t("Customers")}
        note={t(
          "By the exact address and by nothing else: there is no list. The person reads in their activity that you looked, in which role and why, before you see anything.",
        )}
      />
      <ConfirmFirst ctx={ctx} path="/admin/customers">
        <FindCustomerForm action={findCustomerAction} />
      </ConfirmFirst>
    </>
  );
}
