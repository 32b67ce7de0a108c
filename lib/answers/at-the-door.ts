import "server-only";
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { wallClock } from "@/lib/clock";
import type { Answer, Asked } from "@/lib/http/answer";
import { problem } from "@/lib/http/problem";
import { answerSeries } from "./series";

/**
 * Data routes that answer before the framework sees the request: it takes longer over an empty answer than they need
 * for a year of days (`npm run bench -- series`). Each also stands under `app/api`, where the same function answers
 * whatever comes in another form than this: another method, an address in other words.
 */
const routes: readonly { path: RegExp; answer: (asked: Asked) => Promise<Answer> }[] = [
  { path: /^\/api\/accounts\/([\w-]+)\/series$/, answer: answerSeries },
];

/** @returns true when the request is being answered */
export function answerAtTheDoor(
  request: Pick<IncomingMessage, "method" | "url" | "headers">,
  response: Pick<ServerResponse, "writeHead" | "end">,
): boolean {
  const { method, url = "", headers } = request;
  if (method !== "GET" || url.includes("#")) return false;
  const [path = "", ...query] = url.split("?");
  for (const { path: shape, answer } of routes) {
    const id = shape.exec(path)?.[1];
    if (id === undefined) continue;
    const asked: Asked = {
      id,
      search: new URLSearchParams(query.join("?")),
      header: (name) => headers[name]?.toString() ?? null,
    };
    void answerOrProblem(answer, asked).then((given) => send(response, given));
    return true;
  }
  return false;
}

/** Never throws: what goes wrong is the answer. */
export async function answerOrProblem(
  answer: (asked: Asked) => Promise<Answer>,
  asked: Asked,
): Promise<Answer> {
  try {
    return await answer(asked);
  } catch (error) {
    return problem(error, asked.header("x-request-id") ?? randomUUID(), wallClock());
  }
}

function send(response: Pick<ServerResponse, "writeHead" | "end">, { status, headers, body }: Answer): void {
  const length = body === null ? {} : { "Content-Length": Buffer.byteLength(body) };
  response.writeHead(status, { ...headers, ...length });
  response.end(body ?? undefined);
}
