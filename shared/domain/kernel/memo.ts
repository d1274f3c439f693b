/**
 * Memoises a pure function of an immutable object and a second argument: the latest result is cached per object.
 * States, tasks and sessions that a decision does not change stay the same objects, so that results derived from them
 * are computed once.
 *
 * @param isSame compares the second arguments of the cached and the present call
 */
export function memoisedWith<Of extends object, Beside, Result>(
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

/** Like {@link memoisedWith}, for a function of the object alone. */
export function memoised<Of extends object, Result>(work: (of: Of) => Result): (of: Of) => Result {
  const withNothing = memoisedWith<Of, null, Result>(work);
  return (of) => withNothing(of, null);
}

/** Memoises the latest call of a pure function of one value. */
export function memoisedLast<Of, Result>(work: (of: Of) => Result): (of: Of) => Result {
  let last: { readonly of: Of; readonly result: Result } | null = null;
  return (of) => {
    if (last === null || last.of !== of) last = { of, result: work(of) };
    return last.result;
  };
}
