import type { Reply, SimulatorRequest } from "../exchange.ts";
import { drawPicture } from "../pictures.ts";

const sizes: Record<string, { width: number; height: number }> = {
  default: { width: 120, height: 90 },
  mqdefault: { width: 320, height: 180 },
  hqdefault: { width: 480, height: 360 },
  "88": { width: 88, height: 88 },
  "240": { width: 240, height: 240 },
  "800": { width: 800, height: 800 },
};

/** Covers and channel pictures. */
export function answerImage(_world: unknown, request: SimulatorRequest): Reply {
  request.entry.operation = "image";
  const [, id, file] = /^\/ytimg\/(?:vi|channel)\/([\w-]{11,24})\/(\w+)\.jpg$/.exec(request.path) ?? [];
  const size = file && sizes[file];
  if (!id || !size || request.method !== "GET") {
    return { status: 404, headers: { "content-type": "text/html; charset=utf-8" }, body: "" };
  }
  return drawPicture(id, size);
}
