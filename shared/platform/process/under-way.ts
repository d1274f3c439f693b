/** Work that nobody waits for until the process ends. */
export interface UnderWay {
  /** The same promise, watched until it settles. */
  watch<T>(work: Promise<T>): Promise<T>;
  /** Fulfilled once nothing that is watched is under way. */
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
