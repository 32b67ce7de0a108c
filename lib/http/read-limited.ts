import "server-only";
import type { IncomingMessage } from "node:http";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

/** The answer is larger than allowed, counted after decompression. */
export class TooLarge extends Error {}

/** The answer is in an encoding we did not ask for. */
export class EncodingRefused extends Error {}

/**
 * The whole body, decompressed. It stops at the limit, so an answer that grows a thousandfold costs the limit and no more.
 * @throws TooLarge, EncodingRefused, or the stream's own error where the answer was cut off
 */
export async function readLimited(answer: IncomingMessage, maxBytes: number): Promise<Buffer<ArrayBuffer>> {
  const encoding = (answer.headers["content-encoding"] ?? "identity").trim().toLowerCase();
  if (encoding !== "identity" && encoding !== "gzip") {
    answer.destroy();
    throw new EncodingRefused();
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw new TooLarge();
      chunks.push(chunk);
    }
  };
  if (encoding === "gzip") await pipeline(answer, createGunzip(), collect);
  else await pipeline(answer, collect);
  return Buffer.concat(chunks);
}
