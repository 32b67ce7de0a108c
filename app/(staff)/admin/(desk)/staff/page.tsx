import type { Metadata } from "next";
import { GiveRoleForm } from "@/components/members/give-role-form";
import { StaffList } from "@/components/staff/staff-list";
import { DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { isFresh } from "@/lib/auth/step-up";
import { t } from "@/lib/language/t";
import { listStaff } from "@/lib/staff/members";
import { mayStaff } from "@/lib/staff/permissions";
import { staffRoleWords } from "@/lib/staff/role-words";
import type { StaffRole } from "@/lib/staff/staff-context";
import { requireStaff } from "@/lib/staff/staff-session";
import { ConfirmFirst } from "../confirm-first";
import { appointStaffAction, changeStaffAction, endStaffAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff();
  return { title: t("Staff") };
}

export default async function StaffPage() {
  const ctx = await requireStaff();
  const members = mayStaff(ctx.staff.role, "staff:list") ? await listStaff(ctx) : null;
  const roles = (Object.keys(staffRoleWords) as StaffRole[]).map((role) => ({
    value: role,
    label: t(staffRoleWords[role].name),
  }));
  const isActing = isFresh(ctx.staff.provenAt, ctx.wall);
  return (
    <>
      <PageHeader
        title={t("Staff")}
        note={t("Who works here and what each role sees. Every look at an account is told to its person.")}
      />
      {members && (
        <Section title={t("Members of staff")}>
          <StaffList
            members={members.map((member) => ({ ...member, roleName: t(staffRoleWords[member.role].name) }))}
            manage={isActing ? { change: changeStaffAction, end: endStaffAction, roles } : null}
          />
        </Section>
      )}
      {members && (
        <Section
          title={t("Give a role")}
          note={t(
            "To somebody who has an account here and has confirmed its address. They and all owners get a mail.",
          )}
        >
          <ConfirmFirst ctx={ctx} path="/admin/staff">
            <GiveRoleForm
              action={appointStaffAction}
              roles={roles}
              firstRole="support"
              submit={t("Give the role")}
            />
          </ConfirmFirst>
        </Section>
      )}
      <Section
        title={t("What each role sees")}
        note={t("Of a customer's account, never figures, posts, names or access keys.")}
      >
        <DefinitionList
          items={Object.values(staffRoleWords).map(({ name, sees }) => ({
            term: t(name),
            description: t(sees),
          }))}
        />
      </Section>
    </>
  );
}
