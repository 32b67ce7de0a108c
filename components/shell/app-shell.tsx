import type { ReactNode } from "react";
import { AppNav, type AppNavItem } from "@/components/shell/app-nav";
import { Main } from "@/components/shell/main";
import { SiteFooter, type SiteFooterProps } from "@/components/shell/site-footer";
import { Wordmark } from "@/components/shell/wordmark";
import type { Theme } from "@/lib/auth/profile";

type AppShellProps = {
  /** Where the wordmark leads. */
  home?: string;
  items: readonly AppNavItem[];
  /** Who is signed in: a name or an address. */
  person: string;
  /** Light or dark where the person chose one: the colours of the whole page follow this element. */
  theme: Theme;
  /** The list of keys and what listens for them. */
  shortcuts: ReactNode;
  /** A form with the button "Sign out". */
  signOut: ReactNode;
  /** For whoever belongs to more than one workspace: which one this is, and the way to another. */
  workspaces?: ReactNode;
  /** What has to be read before anything else, on every page. */
  notice?: ReactNode;
  footerLinks: SiteFooterProps["links"];
  children: ReactNode;
};

/** The house around every signed-in page. */
export function AppShell({
  home = "/dashboard",
  items,
  person,
  theme,
  shortcuts,
  signOut,
  workspaces,
  notice,
  footerLinks,
  children,
}: AppShellProps) {
  return (
    <div data-theme={theme} className="contents">
      <header className="border-line border-b bg-surface">
        <div className="mx-auto flex w-full max-w-page items-center justify-between gap-x-6 px-4 py-1 sm:px-6">
          <div className="flex items-center gap-x-8">
            <Wordmark href={home} />
            <AppNav items={items} />
          </div>
          <div className="no-print flex min-w-0 items-center gap-3">
            <span
              dir="auto"
              title={person}
              className="hidden max-w-48 truncate text-quiet text-small lg:block"
            >
              {person}
            </span>
            {signOut}
          </div>
        </div>
        {workspaces && (
          <div className="no-print mx-auto w-full max-w-page px-4 pb-2 sm:px-6">{workspaces}</div>
        )}
      </header>
      <Main>
        {notice}
        {children}
      </Main>
      {/* Room for the navigation that lies over the lower edge of a phone. */}
      <div className="pb-16 md:pb-0">
        <SiteFooter links={footerLinks}>{shortcuts}</SiteFooter>
      </div>
    </div>
  );
}
