import type { Reply, SimulatorRequest } from "../exchange.ts";
import { drawPicture } from "../pictures.ts";
import { coverSignature } from "./resources.ts";
import type { TiktokWorld } from "./scenarios.ts";

/** Covers and pictures. A cover's address works until it ends, and only as it was signed. */
export function answerImage(world: TiktokWorld, request: SimulatorRequest): Reply {
  request.entry.operation = "image";
  const [, id, form] = /^\/tiktokcdn\/([\w-]+?)(~tplv-noop)?\.jpeg$/.exec(request.path) ?? [];
  if (!id || request.method !== "GET") return { status: 404, body: "" };
  if (!form) return drawPicture(id, { width: 100, height: 100 });
  const expires = Number(request.query.get("x-expires"));
  const isSigned = request.query.get("x-signature") === coverSignature(id, expires);
  if (!isSigned || world.clock.now() >= expires * 1_000) return { status: 403, body: "" };
  return drawPicture(id, { width: 225, height: 400 });
}
