import { BlockList, isIP, isIPv4 } from "node:net";

const notPublic4 = new BlockList();
// IANA's registry of special addresses: iana.org/assignments/iana-ipv4-special-registry, and multicast
for (const [net, prefix] of [
  ...([
    ["0.0.0.0", 8],
    ["10.0.0.0", 8],
    ["100.64.0.0", 10],
    ["127.0.0.0", 8],
    ["169.254.0.0", 16],
  ] as const),
  ...([
    ["172.16.0.0", 12],
    ["192.0.0.0", 24],
    ["192.0.2.0", 24],
    ["192.88.99.0", 24],
    ["192.168.0.0", 16],
  ] as const),
  ...([
    ["198.18.0.0", 15],
    ["198.51.100.0", 24],
    ["203.0.113.0", 24],
    ["224.0.0.0", 4],
    ["240.0.0.0", 4],
  ] as const),
] as const) {
  notPublic4.addSubnet(net, prefix, "ipv4");
}

const public6 = new BlockList();
public6.addSubnet("2000::", 3, "ipv6");
const special6 = new BlockList();
// documentation, tunnels that hold another address (6to4, Teredo), benchmarks
for (const [net, prefix] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const) {
  special6.addSubnet(net, prefix, "ipv6");
}

/** True for an address of the public internet: not this machine, not a neighbour, not a cloud's own services. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !notPublic4.check(address, "ipv4");
  if (isIP(address) !== 6) return false;
  // an IPv4 address in IPv6 clothes lies outside of 2000::/3
  return public6.check(address, "ipv6") && !special6.check(address, "ipv6");
}
