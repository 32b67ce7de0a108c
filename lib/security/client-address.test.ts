import { describe, expect, test } from "vitest";
import { clientAddress, networkOf, parseTrustedProxies, truncatedNetwork } from "./client-address";

const proxies = parseTrustedProxies("10.0.0.0/8, 192.0.2.7, 2001:db8:ffff::/48, 2001:db8:eeee::7");

describe("the client's address", () => {
  test("is the peer's when no proxy is trusted", () => {
    expect(clientAddress("10.0.0.1", "203.0.113.9", parseTrustedProxies(""))).toBe("10.0.0.1");
  });

  test.each([
    ["an untrusted peer is the client, whatever it says", "198.51.100.4", "203.0.113.9", "198.51.100.4"],
    ["a trusted peer vouches for the last entry", "10.0.0.1", "203.0.113.9", "203.0.113.9"],
    ["a client cannot put an entry in front", "10.0.0.1", "1.1.1.1, 203.0.113.9", "203.0.113.9"],
    ["a chain of trusted proxies is followed", "10.0.0.1", "203.0.113.9, 192.0.2.7, 10.9.9.9", "203.0.113.9"],
    ["the chain ends at the first untrusted", "10.0.0.1", "1.1.1.1, 203.0.113.9, 10.9.9.9", "203.0.113.9"],
    ["nonsense is not believed", "10.0.0.1", "unknown", "10.0.0.1"],
    ["nonsense ends the chain", "10.0.0.1", "203.0.113.9, garbage, 10.9.9.9", "10.9.9.9"],
    ["no header: the peer", "10.0.0.1", undefined, "10.0.0.1"],
    ["IPv4 in IPv6 clothes is IPv4", "::ffff:10.0.0.1", "::ffff:203.0.113.9", "203.0.113.9"],
    ["IPv6 proxies count too", "2001:db8:ffff::1", "2001:db8:1::5", "2001:db8:1::5"],
    ["one trusted address vouches", "192.0.2.7", "203.0.113.9", "203.0.113.9"],
    ["the address beside it does not", "192.0.2.8", "203.0.113.9", "192.0.2.8"],
    ["one trusted IPv6 address vouches", "2001:db8:eeee::7", "203.0.113.9", "203.0.113.9"],
    ["the IPv6 address beside it does not", "2001:db8:eeee::8", "203.0.113.9", "2001:db8:eeee::8"],
    ["capital letters are no other address", "10.0.0.1", "2001:DB8::A", "2001:db8::a"],
    ["every octet may be long", "10.0.0.1", "::ffff:203.100.113.199", "203.100.113.199"],
    ["other clothes stay on", "10.0.0.1", "2001::ffff:203.0.113.9", "2001::ffff:203.0.113.9"],
    ["clothes with a train are nonsense", "10.0.0.1", "::ffff:203.0.113.9x", "10.0.0.1"],
    ["a zone is no part of an address", "fe80::1%eth0", undefined, "fe80::1"],
    ["an empty peer stays unknown", "", "203.0.113.9", ""],
  ])("%s", (_what, peer, forwarded, client) => {
    expect(clientAddress(peer, forwarded, proxies)).toBe(client);
  });
});

test.each([
  ["203.0.113.9", "203.0.113.9"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::", "2001:db8:1:2::/64"],
  ["2001:0db8:0001:0002::1", "2001:db8:1:2::/64"],
  ["2001:db8:1000:20::1", "2001:db8:1000:20::/64"],
  ["2001:db8::3:4:5:6:7", "2001:db8:0:3::/64"],
  ["::1", "0:0:0:0::/64"],
  ["unknown", "unknown"],
])("limits count %s as %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test.each([
  ["203.0.113.9", "203.0.113.0/24"],
  ["2001:db8:85a3::8a2e:370:7334", "2001:db8:85a3::/48"],
  ["::1", "0:0:0::/48"],
  ["unknown", "unknown"],
])("a session list shows %s as %s", (address, network) => {
  expect(truncatedNetwork(address)).toBe(network);
});
