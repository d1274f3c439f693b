/** Crockford's alphabet: no I, L, O or U, so that a reference survives the telephone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 8;

type RandomBytes = (size: number) => Buffer;

/** Trees and waters: names that say nothing about anybody. */
const words = `
  Acacia Alder Almond Apple Ash Aspen Beech Birch Bramble Brook Cedar Cherry Chestnut Clover Cypress Dale
  Elder Elm Fern Fir Fjord Glen Hawthorn Hazel Heather Holly Hornbeam Ivy Juniper Lagoon Lake Larch Laurel
  Lilac Linden Maple Meadow Myrtle Oak Olive Orchard Pebble Pine Plane Poplar Quince Reed Ridge River Rowan
  Sage Sorrel Spruce Spring Sycamore Tamarisk Thicket Thyme Valley Walnut Willow Yarrow Yew Zelkova`
  .trim()
  .split(/\s+/);

/**
 * A reference for people to quote, such as `TC-7K4F9Q2M`: random, so that it reveals neither order nor number of cases.
 */
export function newReference(randomBytes: RandomBytes): string {
  const signs = [...randomBytes(length)].map((byte) => alphabet.charAt(byte % alphabet.length));
  return `TC-${signs.join('')}`;
}

/** The name by which specialists and managers know a person under a programme, such as `Alder-482`. */
export function newAlias(randomBytes: RandomBytes): string {
  const bytes = randomBytes(6);
  const word = words[bytes.readUInt16BE(0) % words.length] ?? 'Alder';
  return `${word}-${100 + (bytes.readUInt32BE(2) % 900)}`;
}
