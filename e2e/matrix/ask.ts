import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { buffer } from "node:stream/consumers";
import { productUrl } from "../address.ts";

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

export type Question = {
  method?: string;
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: Buffer | string;
};

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

let networks = 0;

/** Limits count by network: each question comes from one of its own, as the world's proxy is told to believe. */
function newNetwork(): string {
  networks += 1;
  return `10.${networks >> 16}.${(networks >> 8) & 255}.${networks & 255}`;
}

/** One question to the product, and its answer as it is: no redirect is followed, no header is added. */
export function ask(question: Question, cookies = "", origin = productUrl): Promise<Answer> {
  const { method = "GET", path, headers, body } = question;
  const sent = {
    "x-forwarded-for": newNetwork(),
    ...(cookies ? { cookie: cookies } : {}),
    ...(body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) }),
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const asking = request(new URL(origin), { path, method, agent, headers: sent }, (response) => {
      buffer(response).then(
        (bytes) =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: bytes.toString("latin1"),
          }),
        reject,
      );
    });
    asking.on("error", reject);
    asking.end(body);
  });
}

/** What a browser says of a request that a page of ours makes. */
export const fromOurPage = { origin: productUrl, "sec-fetch-site": "same-origin" } as const;
/** The same of another site's, and of a program that says nothing. */
export const fromElsewhere = { origin: "https://elsewhere.test", "sec-fetch-site": "cross-site" } as const;
export const fromNowhere = {} as const;

export type Origin = typeof fromOurPage | typeof fromElsewhere | typeof fromNowhere;

const boundary = "----the-matrix";

function multipart(fields: readonly (readonly [string, string])[]) {
  const parts = fields.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
    body: `${parts.join("")}--${boundary}--\r\n`,
  };
}

export type Call = {
  id: string;
  path: string;
  fields: Readonly<Record<string, string>>;
  takes: "state" | "form" | "nothing";
};

/** As the scripts of a page call an action: its id in a header, its arguments as React writes them. */
export function byScript({ id, path, fields, takes }: Call, origin: Origin): Question {
  const state = { status: "idle" };
  const roots = { state: [state, "$K1"], form: ["$K1"], nothing: [] }[takes];
  const entries = Object.entries(fields).map(([name, value]) => [`_1_${name}`, value] as const);
  const { headers, body } = multipart([...entries, ["0", JSON.stringify(roots)]]);
  return { method: "POST", path, headers: { ...headers, ...origin, "next-action": id }, body };
}

/** As a page without scripts sends its form. */
export function byForm({ id, path, fields, takes }: Call, origin: Origin): Question {
  const own: [string, string][] =
    takes === "state"
      ? [
          ["$ACTION_REF_1", ""],
          ["$ACTION_1:0", JSON.stringify({ id, bound: "$@1" })],
          ["$ACTION_1:1", JSON.stringify([{ status: "idle" }])],
        ]
      : [[`$ACTION_ID_${id}`, ""]];
  const { headers, body } = multipart([...own, ...Object.entries(fields)]);
  return { method: "POST", path, headers: { ...headers, ...origin }, body };
}
