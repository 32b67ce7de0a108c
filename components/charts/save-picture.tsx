"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { t } from "@/lib/language/t";

type SavePictureProps = {
  /** "Followers of @atlas, per day". */
  object: string;
  /** For the picture's last line: "read 3 May 2026, 06:10 UTC". */
  source: string;
};

/**
 * Saves the chart of the figure it stands in, as it is shown, with its words. Drawn on a canvas in this browser from
 * what the page has: nothing is asked for and nothing is sent.
 */
export function SavePicture({ object, source }: SavePictureProps) {
  const button = useRef<HTMLSpanElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async () => {
    const figure = button.current?.closest("figure");
    const { savePicture } = await import("@/components/charts/draw-picture");
    const isSaved = figure ? await savePicture(figure, { name: object, source }) : false;
    setProblem(isSaved ? null : t("The chart is not drawn yet. Scroll to it, then try again."));
  };
  return (
    <span ref={button} className="needs-script contents">
      <Button className="needs-script" onClick={save} object={t("of {object}", { object })}>
        <span className="sr-only">{t("file|Download")} </span>PNG
      </Button>
      {problem && (
        <span role="status" className="self-center text-small">
          {problem}
        </span>
      )}
    </span>
  );
}
