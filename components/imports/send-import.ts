import type { Preview, Stored } from "@/lib/imports/import";
import { label, t } from "@/lib/language/t";

/** What is sent: a table's days as JSON, or an archive as it is. */
export type Sending = { type: "application/json"; body: string } | { type: "application/zip"; body: File };

type Answer<T> = { result: T } | { problem: string };

const silent = label("The server did not answer. Nothing was stored; try again.");

export function sendPreview(accountId: string, sending: Sending): Promise<Answer<Preview>> {
  return send(`/api/accounts/${accountId}/import/preview`, sending);
}

export function sendConfirmation(
  accountId: string,
  sending: Sending,
  token: string,
): Promise<Answer<Stored>> {
  return send(`/api/accounts/${accountId}/import/confirm?token=${encodeURIComponent(token)}`, sending);
}

/** The answer, or the server's own sentence about why there is none. */
async function send<T>(url: string, { type, body }: Sending): Promise<Answer<T>> {
  try {
    const answer = await fetch(url, { method: "POST", headers: { "Content-Type": type }, body });
    const said = await answer.json();
    if (answer.ok) return { result: said };
    return { problem: typeof said.title === "string" ? said.title : t(silent) };
  } catch {
    return { problem: t(silent) };
  }
}
