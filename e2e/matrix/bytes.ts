import type { Answer } from "./ask.ts";

/**
 * What came back, without what is new in every answer: the nonce, the request's id, the date, the id that was asked for,
 * and the key that the framework draws for the head of what it streams. A page's data arrives in rows whose order and
 * packets depend on the moment: they are compared sorted.
 */
export function withoutWhatIsNew({ status, headers, body }: Answer, askedFor: string) {
  const policy = String(headers["content-security-policy"] ?? "");
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "no nonce";
  const requestId = String(headers["x-request-id"] ?? "no request id");
  const plain = (text: string) =>
    text
      .replaceAll(nonce, "NONCE")
      .replaceAll(requestId, "REQUEST")
      .replaceAll(askedFor, "ID")
      .replace(/"[\w-]{21}([vmh])"/g, '"KEY$1"');
  const text = plain(body);
  const packets = [...text.matchAll(/self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)/g)];
  const rows = plain(packets.map(([, packet = ""]) => JSON.parse(packet)).join(""));
  return {
    status,
    headers: Object.entries(headers)
      .filter(([name]) => name !== "date")
      .map(([name, value]) => [name, plain(String(value))]),
    markup: packets.length > 0 ? text.replace(/<script\b[\s\S]*?<\/script>/g, "") : "",
    lines: (packets.length > 0 ? rows : text).split("\n").sort(),
  };
}
