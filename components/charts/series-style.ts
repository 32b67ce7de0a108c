type Marker = "circle" | "square" | "triangle" | "diamond" | "cross";

type SeriesStyle = {
  color: string;
  /** For stroke-dasharray; empty is solid. */
  dash: string;
  marker: Marker;
  /** Said where a legend cannot be seen. */
  words: string;
};

/** By series number, 1 to 5. Colour is never the only difference: each has its own dash and marker. */
const STYLES = [
  { color: "var(--series-1)", dash: "", marker: "circle", words: "solid line, circle" },
  { color: "var(--series-2)", dash: "6 7", marker: "square", words: "dashed line, square" },
  { color: "var(--series-3)", dash: "0.5 4.5", marker: "triangle", words: "dotted line, triangle" },
  { color: "var(--series-4)", dash: "14 8", marker: "diamond", words: "long-dashed line, diamond" },
  { color: "var(--series-5)", dash: "10 6 1 6", marker: "cross", words: "dash-dotted line, cross" },
] as const satisfies readonly SeriesStyle[];

/** Quieter than any series: what one is held against, such as a median. */
const BESIDE: SeriesStyle = {
  color: "var(--quiet)",
  dash: "3 4",
  marker: "diamond",
  words: "fine dashed line, diamond",
};

/** @throws RangeError for a number outside 1 to 5, or 0 for what stands beside a series */
export function seriesStyle(number: number): SeriesStyle {
  const style = number === 0 ? BESIDE : STYLES[number - 1];
  if (!style) throw new RangeError(`There is no series ${number}`);
  return style;
}

/** Of the line of days compared with, quieter than any series. */
export const overStyle = { color: "var(--quiet)", dash: "5 5", width: 1.5 } as const;

/** An SVG path of the marker around a centre, about 2 × `radius` wide. */
export function markerPath(marker: Marker, x: number, y: number, radius: number): string {
  const r = radius;
  switch (marker) {
    case "circle":
      return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
    case "square":
      return `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}z`;
    case "triangle":
      return `M${x} ${y - r * 1.2}L${x + r * 1.15} ${y + r * 0.9}H${x - r * 1.15}z`;
    case "diamond":
      return `M${x} ${y - r * 1.3}L${x + r * 1.3} ${y}L${x} ${y + r * 1.3}L${x - r * 1.3} ${y}z`;
    case "cross":
      return `M${x - r} ${y - r}L${x + r} ${y + r}M${x + r} ${y - r}L${x - r} ${y + r}`;
  }
}
