import { t } from "@/lib/language/t";

/** Twice the pixels of the screen's measure: sharp where it is printed or enlarged. */
const SCALE = 2;
const PADDING = 24;
const MOST_MARKS = 12;

type Words = { name: string; source: string };
type Line = { text: string; font: string; color: string; height: number };

/**
 * Draws a figure's chart with its title, sentence, legend and marks, and lets the browser save it. Shapes are drawn one
 * by one in the colours they have on the page: an image made of the SVG would need a source that the page's policy
 * rightly refuses. @returns false where there is no drawing yet
 */
export async function savePicture(figure: HTMLElement, words: Words): Promise<boolean> {
  const svg = figure.querySelector<SVGSVGElement>("svg.recharts-surface");
  if (!svg) return false;
  const { width, height } = svg.getBoundingClientRect();
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  if (!pen) return false;
  const above = [...wrapped(pen, figure, "title", width), ...wrapped(pen, figure, "summary", width)];
  const legend = seenLegend(figure);
  const below = [
    ...[...figure.querySelectorAll<HTMLElement>("[data-picture=mark]")]
      .slice(0, MOST_MARKS)
      .flatMap((mark) => wrap(pen, mark, mark.textContent ?? "", width)),
    ...wrap(
      pen,
      figure.querySelector("[data-picture=summary]") ?? figure,
      `Tallyglass · ${words.source} · ${t("days are UTC")}`,
      width,
    ),
  ];
  const legendHeight = legend ? legend.getBoundingClientRect().height + 8 : 0;
  canvas.width = Math.ceil((width + 2 * PADDING) * SCALE);
  canvas.height = Math.ceil((3 * PADDING + total(above) + legendHeight + height + total(below)) * SCALE);
  pen.scale(SCALE, SCALE);
  pen.fillStyle = getComputedStyle(figure).backgroundColor;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  let y = write(pen, above, PADDING);
  if (legend) drawLegend(pen, legend, y + 8);
  y += legendHeight + PADDING / 2;
  drawShapes(pen, svg, { x: PADDING, y });
  write(pen, below, y + height + PADDING / 2);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) return false;
  offer(
    blob,
    `${words.name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "")}.png`,
  );
  return true;
}

function offer(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // After the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Where names stand at the lines' ends, the list of them is there for the ear alone. */
function seenLegend(figure: HTMLElement): Element | null {
  const legend = figure.querySelector("[data-picture=legend]");
  return legend && legend.getBoundingClientRect().width > 1 ? legend : null;
}

function wrapped(pen: CanvasRenderingContext2D, figure: HTMLElement, part: string, width: number): Line[] {
  const element = figure.querySelector(`[data-picture=${part}]`);
  return element ? wrap(pen, element, element.textContent ?? "", width) : [];
}

/** The words in lines no wider than the chart, as the element has them. */
function wrap(pen: CanvasRenderingContext2D, element: Element, text: string, width: number): Line[] {
  const { color, fontSize } = getComputedStyle(element);
  const font = fontOf(element);
  const size = Number.parseFloat(fontSize);
  pen.font = font;
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => ({ text: line, font, color, height: size * 1.5 }));
}

function total(lines: readonly Line[]): number {
  return lines.reduce((sum, { height }) => sum + height, 0);
}

/** @returns where the next line would begin */
function write(pen: CanvasRenderingContext2D, lines: readonly Line[], top: number): number {
  let y = top;
  for (const { text, font, color, height } of lines) {
    pen.font = font;
    pen.fillStyle = color;
    pen.fillText(text, PADDING, y + height * 0.72);
    y += height;
  }
  return y;
}

/** Where each name stands on the page, it stands in the picture. */
function drawLegend(pen: CanvasRenderingContext2D, legend: Element, top: number): void {
  const list = legend.getBoundingClientRect();
  for (const item of legend.querySelectorAll("li")) {
    const box = item.getBoundingClientRect();
    const x = PADDING + box.left - list.left;
    const middle = top + box.top - list.top + box.height / 2;
    const swatch = item.querySelector("svg");
    const { width = 0, height = 0 } = swatch?.getBoundingClientRect() ?? {};
    if (swatch) drawShapes(pen, swatch, { x, y: middle - height / 2 });
    pen.font = fontOf(item);
    pen.fillStyle = getComputedStyle(item).color;
    pen.fillText(item.textContent ?? "", x + (swatch ? width + 8 : 0), middle + 5);
  }
}

const SHAPES = "path, line, rect, circle, ellipse, polygon, text";
/** What stands beside the picture, or follows the pointer. */
const NO_SHAPES = "defs, .recharts-tooltip-cursor, .recharts-active-dot";

function drawShapes(pen: CanvasRenderingContext2D, svg: SVGSVGElement, at: { x: number; y: number }): void {
  const origin = svg.getBoundingClientRect();
  for (const shape of svg.querySelectorAll<SVGGraphicsElement>(SHAPES)) {
    const matrix = shape.getScreenCTM();
    const style = getComputedStyle(shape);
    if (!matrix || shape.closest(NO_SHAPES) || style.visibility === "hidden") continue;
    pen.save();
    pen.translate(at.x - origin.left, at.y - origin.top);
    pen.transform(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f);
    if (shape instanceof SVGTextElement) drawText(pen, shape, style);
    else drawOutline(pen, shape, style, svg);
    pen.restore();
  }
}

function drawText(pen: CanvasRenderingContext2D, text: SVGTextElement, style: CSSStyleDeclaration): void {
  const spans = [...text.querySelectorAll("tspan")];
  pen.font = fontOf(text);
  pen.fillStyle = style.fill;
  for (const part of spans.length > 0 ? spans : [text]) {
    if (part.getNumberOfChars() === 0) continue;
    pen.fillText(part.textContent ?? "", part.getBBox().x, part.getStartPositionOfChar(0).y);
  }
}

function drawOutline(
  pen: CanvasRenderingContext2D,
  shape: SVGGraphicsElement,
  style: CSSStyleDeclaration,
  svg: SVGSVGElement,
): void {
  const path = outlineOf(shape);
  const opacity = Number(style.opacity);
  if (style.fill !== "none") {
    pen.globalAlpha = opacity * Number(style.fillOpacity);
    pen.fillStyle = style.fill.startsWith("url(") ? (hatched(pen, svg) ?? "transparent") : style.fill;
    pen.fill(path);
  }
  if (style.stroke === "none" || style.stroke === "") return;
  pen.globalAlpha = opacity * Number(style.strokeOpacity);
  pen.strokeStyle = style.stroke;
  pen.lineWidth = Number.parseFloat(style.strokeWidth);
  pen.lineCap = style.strokeLinecap as CanvasLineCap;
  pen.lineJoin = style.strokeLinejoin as CanvasLineJoin;
  const dashes = style.strokeDasharray.match(/[\d.]+/g)?.map(Number) ?? [];
  pen.setLineDash(dashes.some((dash) => dash > 0) ? dashes : []);
  pen.stroke(path);
}

function outlineOf(shape: SVGGraphicsElement): Path2D {
  const number = (name: string) => Number(shape.getAttribute(name) ?? 0);
  const path = new Path2D(shape.getAttribute("d") ?? undefined);
  if (shape instanceof SVGLineElement) {
    path.moveTo(number("x1"), number("y1"));
    path.lineTo(number("x2"), number("y2"));
  } else if (shape instanceof SVGRectElement) {
    path.rect(number("x"), number("y"), number("width"), number("height"));
  } else if (shape instanceof SVGCircleElement) {
    path.arc(number("cx"), number("cy"), number("r"), 0, 2 * Math.PI);
  } else if (shape instanceof SVGPolygonElement) {
    path.addPath(new Path2D(`M${shape.getAttribute("points")}z`));
  }
  return path;
}

/** The gap's hatching, made anew from the pattern's own colours. */
function hatched(pen: CanvasRenderingContext2D, svg: SVGSVGElement): CanvasPattern | null {
  const [ground, line] = ["rect", "line"].map((part) => svg.querySelector(`pattern ${part}`));
  const tile = document.createElement("canvas");
  tile.width = 6;
  tile.height = 6;
  const brush = tile.getContext("2d");
  if (!brush || !ground || !line) return null;
  brush.fillStyle = getComputedStyle(ground).fill;
  brush.fillRect(0, 0, 6, 6);
  brush.fillStyle = getComputedStyle(line).stroke;
  brush.fillRect(0, 0, 1, 6);
  const pattern = pen.createPattern(tile, "repeat");
  pattern?.setTransform(new DOMMatrix().rotate(45));
  return pattern;
}

function fontOf(element: Element): string {
  const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element);
  return `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
}
