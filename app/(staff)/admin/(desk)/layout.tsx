import type { Metadata } from "next";
import type { ReactNode } from "react";
import { signOutAction } from "@/app/(app)/actions";
import type { AppNavItem } from "@/components/shell/app-nav";
import { AppShell } from "@/components/shell/app-shell";
import { footerLinks } from "@/components/shell/footer-links";
import { NavIcon } from "@/components/shell/nav-icon";
import { SameLanguage } from "@/components/shell/same-language";
import { SubmitButton } from "@/components/ui/submit-button";
import { getShell } from "@/lib/auth/profile";
import { currentLanguage } from "@/lib/language/current";
import { t } from "@/lib/language/t";
import { mayStaff } from "@/lib/staff/permissions";
import { staffRoleWords } from "@/lib/staff/role-words";
import type { StaffRole } from "@/lib/staff/staff-context";
import { requireArrival, requireStaff } from "@/lib/staff/staff-session";

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff();
  return { robots: { index: false, follow: false } };
}

const items = (role: StaffRole): AppNavItem[] => [
  { href: "/admin/customers", label: t("Customers"), icon: <NavIcon name="eye" /> },
  ...(mayStaff(role, "job:list")
    ? [{ href: "/admin/jobs", label: t("Jobs"), icon: <NavIcon name="sync" /> } satisfies AppNavItem]
    : []),
  ...(mayStaff(role, "audit:list")
    ? [{ href: "/admin/audit", label: t("Audit"), icon: <NavIcon name="receipt" /> } satisfies AppNavItem]
    : []),
  { href: "/admin/staff", label: t("Staff"), icon: <NavIcon name="settings" /> },
];

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const { staff } = await requireStaff();
  const { person, theme } = await getShell((await requireArrival()).ctx);
  return (
    <>
      <SameLanguage language={currentLanguage()} />
      <AppShell
        home="/admin"
        theme={theme}
        items={items(staff.role)}
        person={`${person} · ${t(staffRoleWords[staff.role].name)}`}
        shortcuts={null}
        signOut={
          <form action={signOutAction}>
            <SubmitButton kind="quiet">{t("Sign out")}</SubmitButton>
          </form>
        }
        footerLinks={footerLinks}
      >
        {children}
      </AppShell>
    </>
  );
}
