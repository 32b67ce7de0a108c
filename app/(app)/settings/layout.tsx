import type { ReactNode } from "react";
import { SettingsNav } from "@/components/auth/settings-nav";

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SettingsNav
        items={[
          { href: "/settings/profile", label: "Profile" },
          { href: "/settings/security", label: "Security" },
        ]}
      />
      {children}
    </>
  );
}
