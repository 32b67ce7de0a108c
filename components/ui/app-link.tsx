"use client";

import { useRouter } from "next/navigation";
import type { AnchorHTMLAttributes, MouseEvent } from "react";

type AppLinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "onClick"> & { href: string };

/**
 * A link to another page of the same frame, which comes without its scripts and styles being read again; without
 * script a plain link. The framework's own weighs more than all the rest of the navigation, for what is fetched ahead:
 * nothing of ours is.
 */
export function AppLink({ href, children, ...props }: AppLinkProps) {
  const router = useRouter();
  const follow = (event: MouseEvent) => {
    // Another tab or window is the browser's to open.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.push(href);
  };
  return (
    <a {...props} href={href} onClick={follow}>
      {children}
    </a>
  );
}
