import "server-only";
import { BlockList, isIP, isIPv6 } from "node:net";

/** The address ranges of our own proxies. @param list comma list of CIDR, as in TRUSTED_PROXIES */
export function parseTrustedProxies(list: string): BlockList {
  const trusted = new BlockList();
  for (const entry of list.split(",").filter(Boolean)) {
    const [address = "", bits] = entry.trim().split("/");
    const family = isIPv6(address) ? "ipv6" : "ipv4";
    trusted.addSubnet(address, bits === undefined ? (family === "ipv6" ? 128 : 32) : Number(bits), family);
  }
  return trusted;
}

/**
 * Who asked. The forwarded list is read from its end, and only as long as a trusted proxy vouches for the entry
 * before it: everything further left may have been written by the client.
 */
export function clientAddress(peer: string, forwardedFor: string | undefined, trusted: BlockList): string {
  let client = plain(peer);
  const hops = (forwardedFor ?? "").split(",").map((hop) => plain(hop.trim()));
  for (const hop of hops.reverse()) {
    if (!isTrusted(client, trusted) || isIP(hop) === 0) break;
    client = hop;
  }
  return client;
}

/** What rate limits count by: the address itself, for IPv6 its /64, of which one person has all. */
export function networkOf(address: string): string {
  return isIPv6(address) ? `${groups(address).slice(0, 4).join(":")}::/64` : address;
}

/** What a session list may keep: the first three octets, or the first 48 bits. */
export function truncatedNetwork(address: string): string {
  if (isIPv6(address)) return `${groups(address).slice(0, 3).join(":")}::/48`;
  return isIP(address) === 4 ? `${address.split(".").slice(0, 3).join(".")}.0/24` : "unknown";
}

function isTrusted(address: string, trusted: BlockList): boolean {
  return isIP(address) !== 0 && trusted.check(address, isIPv6(address) ? "ipv6" : "ipv4");
}

/** IPv4 in IPv6 clothes becomes IPv4 again; zones go. */
function plain(address: string): string {
  const bare = address.replace(/%.*$/, "").toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare);
  return mapped?.[1] ?? bare;
}

/** The eight groups of an IPv6 address without leading zeros. */
function groups(address: string): string[] {
  const [head = "", tail] = address.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const gap = tail === undefined ? [] : Array<string>(8 - left.length - right.length).fill("0");
  return [...left, ...gap, ...right].map((group) => group.replace(/^0+(?=.)/, ""));
}
