/**
 * The result of some work, if it ends within so many milliseconds. The work itself goes on.
 * @throws where it does not, or fails
 */
export async function inTime<T>(work: () => Promise<T>, patience: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('did not end in time')), patience);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
