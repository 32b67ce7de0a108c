import "server-only";
import { allowedBy } from "@/lib/http/allowed-hosts";
import { PlatformError } from "./errors";

const textLength = 100;

/** What a stranger's name or title may take here. By whole characters, so that no half of an emoji is left over. */
export const cut = (text: string): string => [...text].slice(0, textLength).join("");

/** The address, where it leads to one of these hosts. @param hosts as a descriptor's `coverHosts` */
export function coverFrom(hosts: readonly string[], address: string | undefined): string | null {
  if (address === undefined || !URL.canParse(address)) return null;
  return allowedBy(hosts, new URL(address)) === null ? null : address;
}

/** Only what was asked for, once each and in that order, whatever the answer holds. */
export async function onlyAsked<Item extends { id: string }>(
  ids: readonly string[],
  most: number,
  fetch: (ids: readonly string[]) => Promise<readonly Item[]>,
): Promise<readonly Item[]> {
  if (ids.length === 0) return [];
  if (ids.length > most) throw new PlatformError({ kind: "unexpected", reason: "request" });
  const found = new Map((await fetch(ids)).map((item) => [item.id, item]));
  return ids.flatMap((id) => found.get(id) ?? []);
}
