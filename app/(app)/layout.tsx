import type { Metadata } from "next";
import type { ReactNode } from "react";
import type { AppNavItem } from "@/components/shell/app-nav";
import { AppShell } from "@/components/shell/app-shell";
import { footerLinks } from "@/components/shell/footer-links";
import { NavIcon } from "@/components/shell/nav-icon";
import { SameLanguage } from "@/components/shell/same-language";
import { type PageKey, Shortcuts } from "@/components/shell/shortcuts";
import { WorkspaceSwitch } from "@/components/shell/workspace-switch";
import { SubmitButton } from "@/components/ui/submit-button";
import { getShell } from "@/lib/auth/profile";
import { requireContext } from "@/lib/auth/session";
import { currentLanguage } from "@/lib/language/current";
import { t } from "@/lib/language/t";
import { listWorkspaceChoices } from "@/lib/workspaces/choose-workspace";
import { roleWords } from "@/lib/workspaces/role-words";
import { chooseWorkspaceAction, signOutAction } from "./actions";
import { GuardNotice } from "./guard-notice";
import { RestrictionNotice } from "./restriction-notice";

export const metadata: Metadata = { robots: { index: false, follow: false } };

const items = (): readonly AppNavItem[] => [
  {
    href: "/dashboard",
    label: t("Dashboard"),
    icon: <NavIcon name="chart" />,
    covers: ["/accounts", "/compare"],
  },
  { href: "/posts", label: t("Posts"), icon: <NavIcon name="posts" /> },
  { href: "/connections", label: t("Connections"), icon: <NavIcon name="sync" /> },
  { href: "/privacy", label: t("Privacy"), icon: <NavIcon name="eye" /> },
  {
    href: "/settings/profile",
    label: t("Settings"),
    icon: <NavIcon name="settings" />,
    covers: ["/settings"],
  },
];

const pagesByKey = (): readonly PageKey[] => [
  { key: "d", href: "/dashboard", label: t("Dashboard") },
  { key: "c", href: "/connections", label: t("Connections") },
  { key: "p", href: "/privacy", label: t("Privacy") },
  { key: "s", href: "/settings/profile", label: t("Settings") },
];

/** While an account waits to be deleted, its pages are the deletion alone. */
const itemsWhileFrozen = (): readonly AppNavItem[] => [
  { href: "/privacy/delete", label: t("Deletion"), icon: <NavIcon name="trash" /> },
];

export default async function AppLayout({ children }: { children: ReactNode }) {
  const ctx = await requireContext({ whileFrozen: true });
  const [{ person, theme, hasShortcuts }, choices] = await Promise.all([
    getShell(ctx),
    ctx.actor.isFrozen ? [] : listWorkspaceChoices(ctx),
  ]);
  return (
    <>
      <SameLanguage language={currentLanguage()} />
      <AppShell
        theme={theme}
        items={ctx.actor.isFrozen ? itemsWhileFrozen() : items()}
        person={person}
        shortcuts={hasShortcuts && !ctx.actor.isFrozen && <Shortcuts pages={pagesByKey()} />}
        signOut={
          <form action={signOutAction}>
            <SubmitButton kind="quiet">{t("Sign out")}</SubmitButton>
          </form>
        }
        workspaces={
          choices.length > 0 && (
            <WorkspaceSwitch
              action={chooseWorkspaceAction}
              choices={choices.map(({ role, ...choice }) => ({ ...choice, role: t(roleWords[role].name) }))}
            />
          )
        }
        notice={
          <>
            <GuardNotice ctx={ctx} />
            <RestrictionNotice ctx={ctx} />
          </>
        }
        footerLinks={footerLinks}
      >
        {children}
      </AppShell>
    </>
  );
}
