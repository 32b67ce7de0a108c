"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { t } from "@/lib/language/t";

// Asked for once in a while: it comes when it is.
const ShortcutList = lazy(() => import("@/components/shell/shortcut-list"));

/** The letter after G that leads to a page. */
export type PageKey = { key: string; href: string; label: string };

/** A second key belongs to the first for so long. */
const PATIENCE_MS = 1_500;

/** "G" and a letter lead to a page, "?" opens the list of keys. Nothing listens while somebody types or a dialog is open. */
export function Shortcuts({ pages }: { pages: readonly PageKey[] }) {
  const router = useRouter();
  const [isListed, setIsListed] = useState(false);
  useEffect(() => {
    let wentAt = Number.NEGATIVE_INFINITY;
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTaken(event.target))
        return;
      const isSecond = event.timeStamp - wentAt < PATIENCE_MS;
      wentAt = Number.NEGATIVE_INFINITY;
      const page = isSecond && pages.find(({ key }) => key === event.key.toLowerCase());
      if (page) router.push(page.href);
      else if (event.key.toLowerCase() === "g") wentAt = event.timeStamp;
      else if (event.key === "?") setIsListed(true);
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [pages, router]);
  return (
    <div className="needs-script">
      <Button aria-haspopup="dialog" onClick={() => setIsListed(true)}>
        {t("Keyboard shortcuts")}
      </Button>
      {isListed && (
        <Suspense>
          <ShortcutList pages={pages} onClose={() => setIsListed(false)} />
        </Suspense>
      )}
    </div>
  );
}

const typedInto = "input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]";

/** Keys belong to a field that is typed into, and to what lies over the page. */
function isTaken(target: EventTarget | null): boolean {
  const isTyping = target instanceof Element && target.closest(typedInto);
  return Boolean(isTyping) || document.querySelector("dialog[open], :popover-open") !== null;
}
