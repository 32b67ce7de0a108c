import type { ShellLink } from "@/components/shell/site-header";
import { label } from "@/lib/language/t";

/** What anybody may read, signed in or out; the same at the foot of every page. */
export const footerLinks: readonly ShellLink[] = [
  { href: "/definitions", label: label("Definitions") },
  { href: "/platforms", label: label("Platforms") },
  { href: "/legal/privacy", label: label("Privacy policy") },
  { href: "/legal/promises", label: label("Promises") },
  { href: "/legal/cookies", label: label("Cookies") },
  { href: "/legal/terms", label: label("Terms") },
  { href: "/receipts", label: label("Check a receipt") },
];
