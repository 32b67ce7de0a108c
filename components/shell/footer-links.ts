import type { ShellLink } from "@/components/shell/site-header";

/** What anybody may read, signed in or out; the same at the foot of every page. */
export const footerLinks: readonly ShellLink[] = [
  { href: "/definitions", label: "Definitions" },
  { href: "/platforms", label: "Platforms" },
  { href: "/legal/privacy", label: "Privacy policy" },
  { href: "/legal/cookies", label: "Cookies" },
  { href: "/legal/terms", label: "Terms" },
  { href: "/receipts", label: "Check a receipt" },
];
