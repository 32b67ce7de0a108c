import { ReferenceArea, ReferenceDot, ReferenceLine } from "recharts";
import { type ChartMark, lastDayOf } from "@/components/charts/chart-rows";
import { toHeight } from "@/components/charts/points";
import { startOfDay } from "@/lib/dates";

export const DAY_MS = 86_400_000;

/** The fill of a gap: hatched, for shading alone would vanish in print and in forced colours. */
export function HatchPattern({ id }: { id: string }) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="6" height="6" fill="var(--wash)" />
      <line x1="0" y1="0" x2="0" y2="6" stroke="var(--edge)" strokeWidth="1" strokeOpacity="0.8" />
    </pattern>
  );
}

/**
 * A gap as a hatched span, a definition break as a dotted vertical, a flagged reading in a ring, a note as a small flag;
 * the letter is explained below the drawing.
 */
export function drawMark(mark: ChartMark, hatch: string) {
  const label = {
    value: mark.letter,
    position: "top" as const,
    fill: "var(--quiet)",
    fontSize: 12,
    offset: 4,
  };
  if (mark.kind === "flag") {
    return (
      <ReferenceDot
        key={mark.letter}
        x={startOfDay(mark.day).getTime()}
        y={toHeight(mark.value)}
        r={7}
        fill="none"
        stroke="var(--ink)"
        strokeWidth={1.5}
        ifOverflow="hidden"
        label={label}
      />
    );
  }
  if (mark.kind === "note") {
    return (
      <ReferenceLine
        key={mark.letter}
        x={startOfDay(mark.day).getTime()}
        stroke="var(--accent)"
        strokeWidth={1}
        ifOverflow="hidden"
        label={({ viewBox }) => <Pennant viewBox={viewBox} letter={mark.letter} />}
      />
    );
  }
  if (mark.kind === "break") {
    return (
      <ReferenceLine
        key={mark.letter}
        x={startOfDay(mark.day).getTime()}
        stroke="var(--ink)"
        strokeDasharray="1 4"
        strokeLinecap="round"
        strokeWidth={2}
        ifOverflow="hidden"
        label={label}
      />
    );
  }
  return (
    <ReferenceArea
      key={mark.letter}
      // A reading stands at the beginning of its day: the hole reaches halfway to its neighbours.
      x1={startOfDay(mark.from).getTime() - DAY_MS / 2}
      x2={startOfDay(lastDayOf(mark)).getTime() + DAY_MS / 2}
      fill={`url(#${hatch})`}
      fillOpacity={1}
      // Edges keep a short gap visible in a long period.
      stroke="var(--edge)"
      strokeOpacity={0.55}
      ifOverflow="hidden"
      label={label}
    />
  );
}

/** At the top of its pole, turned inwards at the right edge. */
function Pennant({ viewBox, letter }: { viewBox?: unknown; letter: string }) {
  const { x = 0, y = 0 } = (viewBox ?? {}) as { x?: number; y?: number };
  return (
    <g>
      <path d={`M${x} ${y} h10 l-3 4 l3 4 h-10 z`} fill="var(--accent)" />
      <text x={x} y={y - 5} textAnchor="middle" fill="var(--quiet)" fontSize={12}>
        {letter}
      </text>
    </g>
  );
}
