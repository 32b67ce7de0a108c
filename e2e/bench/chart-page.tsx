import { createRoot, type Root } from "react-dom/client";
import { CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from "recharts";
import LineDrawing from "@/components/charts/line-drawing";
import type { ChartSeries, SeriesPoint } from "@/components/charts/points";
import { thinTogether } from "@/components/charts/thin";
import type { Day } from "@/lib/dates";

declare global {
  interface Window {
    draw: (side: "product" | "floor") => Promise<number>;
    pointsOf: (days: number) => number;
  }
}

const first = Date.UTC(2021, 0, 1);
const dayMs = 86_400_000;
/** As many as stand on an account's page: one frame alone would say little. */
const charts = 4;

const height = (index: number) => 40_000 + index * 9 + ((index * 7_919) % 37);

/** As the server makes it ready for a page: of a long stretch, the days that matter. */
function seriesOf(days: number): readonly ChartSeries[] {
  const points = Array.from(
    { length: days },
    (_, index): SeriesPoint => ({
      day: new Date(first + index * dayMs).toISOString().slice(0, 10) as Day,
      value: String(height(index)),
      state: "measured",
      readAt: new Date(first + index * dayMs + 22_200_000).toISOString(),
    }),
  );
  return thinTogether([{ id: "followers", name: "Followers", number: 1, unit: "followers", points }]);
}

const ours = seriesOf(1_826);
const plain = Array.from({ length: 400 }, (_, index) => ({
  at: first + index * dayMs,
  value: height(index),
}));

const sides = {
  product: (
    <div className="box">
      <LineDrawing title="Followers" series={ours} hasDirectLabels={false} />
    </div>
  ),
  floor: (
    <LineChart width={1000} height={320} data={plain}>
      <CartesianGrid />
      <XAxis dataKey="at" type="number" domain={["dataMin", "dataMax"]} />
      <YAxis />
      <Tooltip />
      <Line dataKey="value" dot={false} isAnimationActive={false} />
    </LineChart>
  ),
};

/** Milliseconds from the wish for charts to the frame in which their lines are painted. */
window.draw = async (side) => {
  const boxes = Array.from({ length: charts }, () =>
    document.body.appendChild(document.createElement("div")),
  );
  const began = performance.now();
  const roots = boxes.map((box): Root => {
    const root = createRoot(box);
    root.render(sides[side]);
    return root;
  });
  for (let frames = 0; document.querySelectorAll(".recharts-line-curve").length < charts; frames += 1) {
    if (frames > 600) throw new Error(`The ${side}'s lines were never drawn`);
    await frame();
  }
  await frame();
  const took = performance.now() - began;
  for (const root of roots) root.unmount();
  for (const box of boxes) box.remove();
  return took;
};

window.pointsOf = (days) => seriesOf(days).reduce((sum, { points }) => sum + points.length, 0);

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
