import type { Simulator } from "./exchange.ts";
import { pick } from "./fingerprint.ts";
import { drawJpeg } from "./jpeg.ts";

const sizes: Record<string, { width: number; height: number }> = {
  default: { width: 120, height: 90 },
  mqdefault: { width: 320, height: 180 },
  hqdefault: { width: 480, height: 360 },
  "88": { width: 88, height: 88 },
  "240": { width: 240, height: 240 },
  "800": { width: 800, height: 800 },
};

/** Covers and channel pictures: one colour of its own for each video and channel. */
export const youtubeImages: Simulator = {
  vendor: "youtube-images",
  owns: (path) => path.startsWith("/ytimg/"),
  answer(_world, request) {
    request.entry.operation = "image";
    const [, id, file] = /^\/ytimg\/(?:vi|channel)\/([\w-]{11,24})\/(\w+)\.jpg$/.exec(request.path) ?? [];
    const size = file && sizes[file];
    if (!id || !size || request.method !== "GET") {
      return { status: 404, headers: { "content-type": "text/html; charset=utf-8" }, body: "" };
    }
    const body = drawJpeg({
      ...size,
      luma: 70 + pick(`luma ${id}`, 100),
      blue: 68 + pick(`blue ${id}`, 120),
      red: 68 + pick(`red ${id}`, 120),
    });
    return {
      status: 200,
      headers: { "content-type": "image/jpeg", "cache-control": "public, max-age=7200" },
      body,
    };
  },
};
