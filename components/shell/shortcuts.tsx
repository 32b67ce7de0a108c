"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { Dialog } from "@/components/ui/dialog";
import { rich } from "@/components/ui/rich";
import { t } from "@/lib/language/t";

/** The letter after G that leads to a page. */
export type PageKey = { key: string; href: string; label: string };

/** A second key belongs to the first for so long. */
const PATIENCE_MS = 1_500;

/** "G" and a letter lead to a page, "?" opens the list of keys. Nothing listens while somebody types or a dialog is open. */
export function Shortcuts({ pages }: { pages: readonly PageKey[] }) {
  const router = useRouter();
  const list = useRef<HTMLDivElement>(null);
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
      else if (event.key === "?") list.current?.querySelector("button")?.click();
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [pages, router]);
  return (
    <div ref={list} className="needs-script">
      <Dialog label={t("Keyboard shortcuts")} title={t("Keyboard shortcuts")}>
        <dl className="grid grid-cols-[auto_1fr] items-center gap-x-6 gap-y-3 text-small">
          {pages.map(({ key, label }) => (
            <Row key={key} keys={["G", key.toUpperCase()]} words={t("Open {page}", { page: label })} />
          ))}
          <Row keys={["?"]} words={t("Open this list")} />
          <Row keys={["Tab", "Enter"]} words={t("Move to a control, use it")} />
          <Row keys={["←", "→"]} words={t("In a chart: move from reading to reading")} />
          <Row keys={["Esc"]} words={t("Close a dialog or a receipt")} />
        </dl>
        <p className="text-quiet text-small">
          {rich("{switchOff} in your settings if they get in the way of your own.", {
            switchOff: (
              <a href="/settings/profile" className="prose-link">
                {t("Switch single keys off")}
              </a>
            ),
          })}
        </p>
      </Dialog>
    </div>
  );
}

function Row({ keys, words }: { keys: readonly string[]; words: string }) {
  return (
    <>
      <dt className="flex gap-1">
        {keys.map((key) => (
          <kbd
            key={key}
            className="min-w-7 rounded border border-edge px-1.5 py-0.5 text-center font-sans text-note"
          >
            {key}
          </kbd>
        ))}
      </dt>
      <dd>{words}</dd>
    </>
  );
}

const typedInto = "input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]";

/** Keys belong to a field that is typed into, and to what lies over the page. */
function isTaken(target: EventTarget | null): boolean {
  const isTyping = target instanceof Element && target.closest(typedInto);
  return Boolean(isTyping) || document.querySelector("dialog[open], :popover-open") !== null;
}
