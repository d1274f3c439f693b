/** Background work, awaited only when the process ends. */
export interface UnderWay {
  /** Tracks a promise until it settles, and returns it. */
  watch<T>(work: Promise<T>): Promise<T>;
  /** Resolves once no tracked work is left. */
  settled(): Promise<void>;
}

export function createUnderWay(): UnderWay {
  const works = new Set<Promise<unknown>>();
  return {
    watch: (work) => {
      works.add(work);
      const forget = (): void => void works.delete(work);
      work.then(forget, forget);
      return work;
    },
    settled: async () => {
      while (works.size > 0) await Promise.allSettled(works);
    },
  };
}
