"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { parseProgress, progressText } from "@/components/connections/progress";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import type { ProgressView } from "@/lib/analytics/views";
import { t } from "@/lib/language/t";

export type RunningSyncProps = {
  /** Answers GET with a ProgressView. */
  url: string;
  initial: ProgressView;
  /** The account and its platform, said after the stage. */
  object: string;
  /** "videos": what is counted. */
  unit: string;
};

const POLL_MS = 1_000;
const SLOWEST_MS = 15_000;

/** Asks every second while the sync runs, more slowly while the server does not answer, and not at all when unseen. */
export default function RunningSync({ url, initial, object, unit }: RunningSyncProps) {
  const router = useRouter();
  const [view, setView] = useState(initial);
  const [isSilent, setIsSilent] = useState(false);
  const isOver = view.state === "done" || view.state === "failed";

  useEffect(() => {
    if (isOver) return;
    const abort = new AbortController();
    let wait = POLL_MS;
    let timer = window.setTimeout(ask, wait);

    async function ask() {
      if (!document.hidden) {
        const next = await fetchView(url, abort.signal);
        if (abort.signal.aborted) return;
        setIsSilent(next === null);
        wait = next === null ? Math.min(wait * 2, SLOWEST_MS) : POLL_MS;
        if (next) setView(next);
        // The page's figures stem from the server: once the sync is through, it draws them anew.
        if (next?.state === "done") return router.refresh();
        if (next?.state === "failed") return;
      }
      timer = window.setTimeout(ask, wait);
    }

    return () => {
      abort.abort();
      window.clearTimeout(timer);
    };
  }, [url, isOver, router]);

  if (view.state === "failed") {
    return (
      <Notice tone="danger" title={t("The sync of {object} stopped", { object })} isLive>
        {view.problem}
      </Notice>
    );
  }
  return (
    <div className="grid gap-2">
      <Progress
        label={`${view.stage}: ${object}`}
        value={view.total === null ? undefined : view.done}
        max={view.total ?? undefined}
        text={progressText(view, unit)}
      />
      {/* Speaks when the stage changes, not with each count. */}
      <p aria-live="polite" className="sr-only">
        {view.stage}
      </p>
      {isSilent && <p className="text-small text-warn">{t("No answer from the server; trying again.")}</p>}
    </div>
  );
}

/** Null when there was no usable answer: the reader is told, and the next try is later. */
async function fetchView(url: string, signal: AbortSignal): Promise<ProgressView | null> {
  try {
    const answer = await fetch(url, { signal, headers: { accept: "application/json" }, cache: "no-store" });
    return answer.ok ? parseProgress(await answer.json()) : null;
  } catch {
    return null;
  }
}
