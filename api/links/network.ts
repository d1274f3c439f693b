import { isIP, isIPv6 } from 'node:net';

/**
 * The address of one place on the network: an IPv4 address as it is, an IPv6 address by its first 64 bits, since one
 * household or office may use all of the rest.
 */
export function networkOf(address: string): string {
  const bare = address.replace(/%.*$/, '').toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare);
  if (mapped?.[1]) return mapped[1];
  if (isIPv6(bare)) return `${groupsOf(bare).slice(0, 4).join(':')}::/64`;
  return isIP(bare) ? bare : 'unknown';
}

/** The eight groups of an IPv6 address, without leading zeros. */
function groupsOf(address: string): readonly string[] {
  const [head = '', tail] = address.split('::');
  const split = (part: string): string[] => (part === '' ? [] : part.split(':').map(withoutZeros));
  const before = split(head);
  if (tail === undefined) return before;
  const after = split(tail);
  // A dotted quad at the end stands for two groups.
  const length = before.length + after.length + (tail.includes('.') ? 1 : 0);
  return [...before, ...new Array<string>(Math.max(0, 8 - length)).fill('0'), ...after];
}

function withoutZeros(group: string): string {
  return group.replace(/^0+(?=.)/, '');
}
