/** Between the words of the vertical axis and the lines. */
const DISTANCE = 10;

let pen: CanvasRenderingContext2D | null | undefined;

/**
 * Pixels that the longest text beside a vertical axis takes. Left to itself the drawing library would lay out the whole
 * chart a second time to find out.
 */
export function axisRoom(texts: readonly string[], fontSize: number): number {
  pen ??= document.createElement("canvas").getContext("2d");
  if (!pen) return 60; // the library's own
  pen.font = `${fontSize}px ${getComputedStyle(document.body).fontFamily}`;
  // Every digit is as wide as the widest: they stand in columns.
  const widths = texts.map((text) => pen?.measureText(text.replace(/\d/g, "0")).width ?? 0);
  return Math.ceil(Math.max(...widths)) + DISTANCE;
}
