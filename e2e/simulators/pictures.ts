import type { Reply } from "./exchange.ts";
import { pick } from "./fingerprint.ts";
import { drawJpeg } from "./jpeg.ts";

/** A cover or a person's picture: one colour of its own for each id. */
export function drawPicture(id: string, size: { width: number; height: number }): Reply {
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
}
