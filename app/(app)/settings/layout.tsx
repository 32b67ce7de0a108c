import type { ReactNode } from "react";
import { SettingsNav } from "@/components/auth/settings-nav";
import { t } from "@/lib/language/t";

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SettingsNav
        items={[
          { href: "/settings/profile", label: t("Profile") },
          { href: "/settings/security", label: t("Security") },
          { href: "/settings/workspace", label: t("Workspace") },
        ]}
      />
      {children}
    </>
  );
}
