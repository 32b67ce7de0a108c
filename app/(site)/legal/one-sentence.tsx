import type { ReactNode } from "react";

/** What each legal page begins with: all of it, in one sentence. */
export function OneSentence({ children }: { children: ReactNode }) {
  return <p className="max-w-measure border-accent border-s-4 ps-4 text-lead">{children}</p>;
}
