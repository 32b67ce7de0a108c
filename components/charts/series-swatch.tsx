import type { ReactNode } from "react";
import { markerPath, overStyle, seriesStyle } from "@/components/charts/series-style";

/** A short piece of the line with its dash and marker, as it is drawn in the chart; a line alone there is solid. */
export function SeriesSwatch({ number, isAlone = false }: { number: number; isAlone?: boolean }) {
  const { color, dash, marker } = seriesStyle(number);
  const isOpen = marker === "cross";
  return (
    <Piece color={color} width={2} dash={isAlone ? "" : dash}>
      <path
        d={markerPath(marker, 14, 5, 3)}
        fill={isOpen ? "none" : color}
        stroke={isOpen ? color : "var(--surface)"}
        strokeWidth={isOpen ? 2 : 1}
      />
    </Piece>
  );
}

/** The same of days compared with: no marker, for its line bears none. */
export function OverSwatch() {
  return <Piece {...overStyle} />;
}

function Piece({
  color,
  width,
  dash,
  children,
}: {
  color: string;
  width: number;
  dash: string;
  children?: ReactNode;
}) {
  return (
    <svg
      viewBox="0 0 28 10"
      width="28"
      height="10"
      aria-hidden="true"
      className="swatch inline-block shrink-0"
    >
      <line
        x1="1"
        y1="5"
        x2="27"
        y2="5"
        stroke={color}
        strokeWidth={width}
        strokeLinecap="round"
        strokeDasharray={dash || undefined}
      />
      {children}
    </svg>
  );
}
