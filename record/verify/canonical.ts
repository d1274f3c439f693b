/** An object read from canonical JSON, or what is wrong with the text. */
export type Read = { readonly value: Readonly<Record<string, unknown>> } | { readonly wrong: string };

/**
 * Reads an object from canonical JSON (RFC 8785): each value has exactly one text, so that a reader and a hash cannot
 * differ. Members named like whole numbers, which no format here has, are refused as not canonical.
 */
export function readCanonical(text: string): Read {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { wrong: 'is no JSON' };
  }
  if (!isObject(value)) return { wrong: 'is no JSON object' };
  // RFC 8785 writes numbers and strings as ECMAScript does; only the order of members and lone surrogates are left to
  // check.
  const isCanonical = JSON.stringify(value) === text && isOrdered(value);
  if (!isCanonical || (text.includes('\\ud') && !isWellFormed(value))) {
    return { wrong: 'is not in canonical form (RFC 8785)' };
  }
  return { value };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether all members are in the order of their names' UTF-16 code units. */
function isOrdered(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isOrdered);
  let last = '';
  // Called for every row: a list of the entries would cost ten times as much.
  for (const name in value) {
    if (name < last || !isOrdered(value[name as keyof typeof value])) return false;
    last = name;
  }
  return true;
}

const loneSurrogate = /[\uD800-\uDFFF]/u;

function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return !loneSurrogate.test(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, inner]) => !loneSurrogate.test(name) && isWellFormed(inner));
}
