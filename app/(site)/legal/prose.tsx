import type { ReactNode } from "react";

/** A link inside a sentence; one that leaves the site tells the other side nothing of where it came from. */
export function A({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a className="prose-link" href={href} {...(href.startsWith("http") ? { rel: "noreferrer" } : {})}>
      {children}
    </a>
  );
}

export function Paragraphs({ children }: { children: ReactNode }) {
  return <div className="grid max-w-measure gap-3">{children}</div>;
}

export function Points({ children }: { children: ReactNode }) {
  return <ul className="grid max-w-measure list-disc gap-2 ps-5">{children}</ul>;
}
