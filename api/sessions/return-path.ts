/** Never a page: only the base that a path is read against. */
const base = 'http://return.invalid';
/** The path is carried in a cookie, which browsers limit to 4 KB. */
const longest = 1_000;

/**
 * The path to go to after sign-in: a path of this origin, or `/`. A browser reads `//host`, `/\host` and a path with
 * control characters as other origins, so the path is read as a browser does and written anew.
 */
export function returnPath(given: unknown): string {
  if (typeof given !== 'string' || given.length > longest || !given.startsWith('/')) return '/';
  if (!URL.canParse(given, base)) return '/';
  const { origin, pathname, search, hash } = new URL(given, base);
  // `/.//host` is of this origin, and its normalised path `//host` is not.
  return origin === base && !pathname.startsWith('//') ? pathname + search + hash : '/';
}

/** The path of the page that a form was on, by its Referer; else the given path. */
export function pathOfForm(referer: string | undefined, publicUrl: string, otherwise: string): string {
  if (referer === undefined || !URL.canParse(referer)) return returnPath(otherwise);
  const { origin, pathname, search } = new URL(referer);
  return returnPath(origin === new URL(publicUrl).origin ? pathname + search : otherwise);
}
