import "server-only";
import { authorize } from "@/lib/auth/permissions";
import type { PersonContext } from "@/lib/context";
import { clients } from "@/lib/db";
import { NotFoundError } from "@/lib/errors";
import { createEgress, type Egress, EgressError } from "@/lib/http/egress";
import { platform } from "@/lib/platforms/registry";
import { getPreviews } from "./previews";
import { idOf, reader } from "./reader";

type Cover = { type: string; bytes: Uint8Array<ArrayBuffer> };

const mostBytes = 300 * 1024;

/**
 * A post's cover, fetched from the platform's own image hosts and handed on as it is.
 * @throws NotFoundError where there is none, it is no image, it is too large, or the post is somebody else's
 */
export async function getCover(ctx: PersonContext, { postId }: { postId: string }): Promise<Cover> {
  authorize(ctx, "post:read");
  const id = idOf("Post", postId);
  const preview = (await getPreviews(ctx, [id])).get(id);
  if (!preview?.coverUrl) throw new NotFoundError("Cover");
  const bytes = await fetchImage(await egressOf(ctx, id), preview.coverUrl);
  const type = bytes && imageType(bytes);
  if (!type) throw new NotFoundError("Cover");
  return { type, bytes };
}

/** One way out for each set of hosts, and with it one circuit breaker. */
const ways = new Map<string, Egress>();

async function egressOf(ctx: PersonContext, postId: string): Promise<Egress> {
  const { userId, workspaceId, ownerOnly } = reader(ctx);
  const [row] = await clients().sql<{ platform: string }[]>`
    select platform from posts_to_preview(
      ${userId}::bigint, ${workspaceId}::bigint, ${ownerOnly}::text[], ${[postId]}::uuid[])`;
  if (!row) throw new NotFoundError("Cover");
  const hosts = platform(row.platform).descriptor.coverHosts;
  const key = `${row.platform} ${hosts.join(" ")}`;
  const way =
    ways.get(key) ??
    createEgress({
      label: `${row.platform}-covers`,
      hosts,
      limits: { milliseconds: 5_000, bytes: mostBytes, tries: 2 },
    });
  ways.set(key, way);
  return way;
}

async function fetchImage(egress: Egress, url: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const answer = await egress(url);
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
  } catch (error) {
    // A cover is decoration: a host that is silent, or too much for us, leaves its place empty.
    if (error instanceof EgressError) return null;
    throw error;
  }
}

/** What the bytes are, whatever the host calls them. Nothing that could hold script, such as SVG, is an image here. */
export function imageType(bytes: Uint8Array): string | null {
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes.length < 12) return null;
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "image/jpeg";
  if (bytes[0] === 0x89 && text(1, 8) === "PNG\r\n\x1a\n") return "image/png";
  if (text(0, 4) === "RIFF" && text(8, 12) === "WEBP") return "image/webp";
  return null;
}
