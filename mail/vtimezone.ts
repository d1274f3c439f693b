import { DateTime } from 'luxon';

const hour = 3_600_000;
const reach = 400 * 24 * hour;

/**
 * A VTIMEZONE component (RFC 5545, 3.6.5) that is valid for every moment from `from` to `to`: one observance for each
 * clock change from about a year before to a year after, from this machine's time zone data. So there is no second copy
 * of the world's time zones to maintain.
 * @param zone IANA name
 */
export function vtimezone(zone: string, from: Date, to: Date): string {
  const start = from.getTime() - reach;
  const observances = [start, ...changes(zone, start, to.getTime() + reach)].map((at) => observance(zone, at));
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...observances.flat(), 'END:VTIMEZONE'].join('\r\n');
}

/** The moments at which the clock of a zone changes, exact to the minute. */
function changes(zone: string, start: number, end: number): readonly number[] {
  const step = 24 * hour;
  const found: number[] = [];
  for (let at = start; at < end; at += step) {
    if (offset(zone, at) !== offset(zone, at + step)) found.push(changeWithin(zone, at, at + step));
  }
  return found;
}

function changeWithin(zone: string, before: number, after: number): number {
  const old = offset(zone, before);
  let [low, high] = [Math.floor(before / 60_000), Math.ceil(after / 60_000)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offset(zone, middle * 60_000) === old) low = middle;
    else high = middle;
  }
  return high * 60_000;
}

/** The offset in force from a moment on; its start is written in the local time before it. */
function observance(zone: string, at: number): readonly string[] {
  const since = DateTime.fromMillis(at, { zone });
  const before = offset(zone, at - 60_000);
  const name = since.isInDST ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${name}`,
    `DTSTART:${DateTime.fromMillis(at + before * 60_000, { zone: 'utc' }).toFormat("yyyyMMdd'T'HHmmss")}`,
    `TZOFFSETFROM:${signed(before)}`,
    `TZOFFSETTO:${signed(since.offset)}`,
    `END:${name}`,
  ];
}

/** Minutes east of UTC. */
function offset(zone: string, at: number): number {
  return DateTime.fromMillis(at, { zone }).offset;
}

function signed(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`;
}
