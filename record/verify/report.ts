import type { Kept } from './heads';
import type { Verdict } from './verify';

export interface ReportOptions {
  /** Whether keys were given that do not come from the log. */
  readonly hasKeys: boolean;
  readonly kept: readonly Kept[];
}

/** The verdict in plain sentences. Without a checkpoint stored outside it says only that the log is consistent. */
export function report(verdict: Verdict, { hasKeys, kept }: ReportOptions): readonly string[] {
  const { findings, events, pending, reads, streams, checkpoints, unsigned } = verdict;
  if (findings.length > 0) return findings.map((finding) => `${finding}.`);
  const counts = `${events} events in the tree, ${pending} not yet in it, in ${streams} streams; ${reads} batches of reads; ${checkpoints} checkpoints of its own`;
  const lines = ['internally consistent', counts];
  if (hasKeys && unsigned > 0) lines.push(`${unsigned} of its own checkpoints are signed by none of the keys given`);
  for (const { file, checkpoint } of kept) {
    const [after, what] = checkpoint.tree === 'events' ? [events + pending, 'events'] : [reads, 'batches of reads'];
    const later = after - checkpoint.size;
    const signer = hasKeys ? 'signed by a key given' : 'its signature was not held against a key from outside';
    lines.push(`matches ${file}, which covers the first ${checkpoint.size} ${what} (${signer}); ${later} came after`);
  }
  return lines;
}
