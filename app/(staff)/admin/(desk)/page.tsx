import type { Metadata } from "next";
import { DefinitionList } from "@/components/ui/definition-list";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { t, tn } from "@/lib/language/t";
import { listWork } from "@/lib/staff/operations";
import { mayStaff } from "@/lib/staff/permissions";
import { staffRoleWords } from "@/lib/staff/role-words";
import { requireStaff } from "@/lib/staff/staff-session";

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff();
  return { title: t("Staff") };
}

export default async function DeskPage() {
  const ctx = await requireStaff();
  const { role } = ctx.staff;
  const work = mayStaff(role, "job:list") ? (await listWork(ctx)).work : null;
  const failed = (work ?? []).reduce((sum, { failing, givenUp }) => sum + failing + givenUp, 0);
  return (
    <>
      <PageHeader
        title={t("Staff")}
        note={t(
          "Figures, posts and access keys of customers are on none of these pages: the database gives them to nobody here.",
        )}
      />
      <Section title={t("Your role")}>
        <DefinitionList
          items={[{ term: t(staffRoleWords[role].name), description: t(staffRoleWords[role].sees) }]}
        />
        <div>
          <LinkButton href="/admin/customers" kind="primary">
            {t("Find a customer")}
          </LinkButton>
        </div>
      </Section>
      {work && (
        <Section title={t("Background work")}>
          <p className="text-small">
            {failed === 0
              ? t("No job has failed.")
              : tn(failed, "A job has failed and is not done.", "{count} jobs have failed and are not done.")}
          </p>
          <div>
            <LinkButton href="/admin/jobs">{t("See the jobs")}</LinkButton>
          </div>
        </Section>
      )}
    </>
  );
}
