/** An object read from canonical JSON, or what is wrong with the text. */
export type Read = { readonly value: Readonly<Record<string, unknown>> } | { readonly wrong: string };

/**
 * Reads an object from canonical JSON (RFC 8785): the one text that its value has, so that whoever reads it and
 * whoever hashes it speak of the same.
 */
export function readCanonical(text: string): Read {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { wrong: 'is no JSON' };
  }
  if (!isObject(value)) return { wrong: 'is no JSON object' };
  if (canonical(value) !== text || (text.includes('\\ud') && !isWellFormed(value))) {
    return { wrong: 'is not in canonical form (RFC 8785)' };
  }
  return { value };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Numbers and strings are written as ECMAScript writes them; members stand in the order of their UTF-16 code units. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  let text = '';
  for (const key of Object.keys(value).sort()) {
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonical(value[key])}`;
  }
  return `{${text}}`;
}

const loneSurrogate = /[\uD800-\uDFFF]/u;

function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return !loneSurrogate.test(value);
  if (Array.isArray(value)) return value.every(isWellFormed);
  if (!isObject(value)) return true;
  return Object.entries(value).every(([key, inner]) => isWellFormed(key) && isWellFormed(inner));
}
