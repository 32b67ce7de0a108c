import "server-only";
import { lookup as resolve } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";

/**
 * Networks that no vendor answers from: private, shared, link-local, documentation, multicast, and the IPv6 forms that
 * carry an IPv4 address inside.
 * @source https://www.iana.org/assignments/iana-ipv4-special-registry
 * @source https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const notPublic = { 4: new BlockList(), 6: new BlockList() };
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const) {
  notPublic[4].addSubnet(network, prefix, "ipv4");
}
for (const [network, prefix] of [
  ["::", 96],
  ["::ffff:0:0", 96],
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["100::", 64],
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
  ["5f00::", 16],
  ["fc00::", 7],
  ["fe80::", 9],
  ["ff00::", 8],
] as const) {
  notPublic[6].addSubnet(network, prefix, "ipv6");
}

const loopback = { 4: new BlockList(), 6: new BlockList() };
loopback[4].addSubnet("127.0.0.0", 8, "ipv4");
loopback[6].addAddress("::1", "ipv6");

/**
 * One list a family: a list that holds `::ffff:0:0/96` takes every IPv4 address for a member of it.
 * @param address without its zone; anything that is no address is in no list
 */
function isIn(lists: typeof notPublic, address: string): boolean {
  const family = isIP(address);
  if (family === 4) return lists[4].check(address, "ipv4");
  return family === 6 && lists[6].check(address, "ipv6");
}

const withoutZone = (address: string) => address.replace(/%.*$/, "");

export const isLoopback = (address: string): boolean => isIn(loopback, withoutZone(address));

export const isPublic = (address: string): boolean =>
  isIP(withoutZone(address)) !== 0 && !isIn(notPublic, withoutZone(address));

/** The name answers with an address that this connection may not go to. */
export class AddressRefused extends Error {
  readonly code = "ADDRESS_REFUSED";
}

/**
 * A `lookup` for node:http and node:tls. It judges the very addresses the socket is about to use, so a name that changes
 * its answer between a check and the connection gains nothing. One bad address among several refuses them all.
 */
export function lookupOnly(isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error) callback(error, "");
      else if (!first || !addresses.every(({ address }) => isAllowed(address))) {
        callback(new AddressRefused(), "");
      } else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
