/** Five tallies behind a glass, and the name. */
export function Wordmark({ href }: { href: string }) {
  return (
    <a href={href} className="inline-flex min-h-11 items-center gap-2.5 font-semibold tracking-tight">
      <svg viewBox="0 0 32 32" aria-hidden="true" className="size-7 shrink-0">
        <rect width="32" height="32" rx="7" className="fill-accent" />
        <path
          d="M9 9v14M13.67 9v14M18.33 9v14M23 9v14M6 21.5 26 10.5"
          strokeWidth="2"
          strokeLinecap="round"
          className="stroke-accent-ink"
        />
      </svg>
      Tallyglass
    </a>
  );
}
