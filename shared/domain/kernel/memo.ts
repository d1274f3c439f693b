/**
 * A pure function of an unchanging object and something beside it, with what it gave last kept for as long as the
 * object lives. States, tasks and sessions that a decision leaves alone stay the same objects, so that what follows
 * from them is worked out once.
 *
 * @param isSame whether what stands beside the object is as it was
 */
export function keptWith<Of extends object, Beside, Result>(
  work: (of: Of, beside: Beside) => Result,
  isSame: (before: Beside, now: Beside) => boolean = Object.is,
): (of: Of, beside: Beside) => Result {
  const results = new WeakMap<Of, { readonly beside: Beside; readonly result: Result }>();
  return (of, beside) => {
    const before = results.get(of);
    if (before && isSame(before.beside, beside)) return before.result;
    const result = work(of, beside);
    results.set(of, { beside, result });
    return result;
  };
}

/** Like {@link keptWith}, of the object alone. */
export function kept<Of extends object, Result>(work: (of: Of) => Result): (of: Of) => Result {
  const withNothing = keptWith<Of, null, Result>(work);
  return (of) => withNothing(of, null);
}

/** A pure function of one value, with its last result kept: asked again and again of the same value. */
export function keptLast<Of, Result>(work: (of: Of) => Result): (of: Of) => Result {
  let last: { readonly of: Of; readonly result: Result } | null = null;
  return (of) => {
    if (last === null || last.of !== of) last = { of, result: work(of) };
    return last.result;
  };
}
