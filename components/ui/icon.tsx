const PATHS = {
  check: "M3.5 8.5l3 3 6-7",
  warn: "M8 2.5 14.5 13.5h-13zM8 6.5v3.2M8 11.6v.1",
  stop: "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM8 4.8v4M8 11v.1",
  info: "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM8 7.4v3.8M8 4.9v.1",
  pause: "M5.5 3.5v9M10.5 3.5v9",
  clock: "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM8 4.6V8l2.4 1.6",
  hidden: "M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4zM3 13 13 3",
  sync: "M13 6.5A5.2 5.2 0 0 0 3.4 5M3 9.5A5.2 5.2 0 0 0 12.6 11M3.2 2.2V5h2.8M12.8 13.8V11h-2.8",
  chart: "M2.5 2.5v11h11M5 10.5l2.7-3.5 2.3 2 3-4.5",
  posts: "M2.5 3h3.5v3.5H2.5zM8.5 4.8h5M2.5 9.5h3.5V13H2.5zM8.5 11.3h5",
  settings: "M2.5 4.5h6M12.5 4.5h1M10.5 3v3M2.5 11.5h1M7.5 11.5h6M5.5 10v3",
  up: "M8 12.5V3.5M4.5 7 8 3.5 11.5 7",
  down: "M8 3.5v9M4.5 9 8 12.5 11.5 9",
  close: "M4 4l8 8M12 4l-8 8",
  receipt: "M3.5 1.8v12.4l1.5-1 1.5 1 1.5-1 1.5 1 1.5-1 1.5 1V1.8zM6 5.5h4M6 8.5h4",
  eye: "M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4zM8 6.4a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 0 0 0-3.2z",
  take: "M8 2v8M4.8 7 8 10.2 11.2 7M2.5 13.5h11",
  pencil: "M3 13l.7-2.9 7.3-7.3 2.2 2.2L5.9 12.3z",
  undo: "M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M5.8 3.7 3 6.5l2.8 2.8",
  trash: "M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9",
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing beside words, never in place of them. */
export function Icon({ name, className = "mt-[0.2em] size-4" }: { name: IconName; className?: string }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className={`icon ${className}`}>
      <path d={PATHS[name]} />
    </svg>
  );
}
