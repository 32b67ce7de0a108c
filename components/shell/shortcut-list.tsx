import { useEffect, useRef } from "react";
import type { PageKey } from "@/components/shell/shortcuts";
import { DialogBox } from "@/components/ui/dialog-box";
import { rich } from "@/components/ui/rich";
import { t } from "@/lib/language/t";

type ShortcutListProps = { pages: readonly PageKey[]; onClose: () => void };

/** The keys in words, open as soon as it is there. */
export default function ShortcutList({ pages, onClose }: ShortcutListProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <DialogBox ref={dialog} title={t("Keyboard shortcuts")} onClose={onClose}>
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
    </DialogBox>
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
