import { z } from 'zod';
import { type CommandData } from '../../case';
import { statement } from '../../contract/body';
import { type CommandsOf } from '../../contract/narratives';
import { code, id, narrative } from '../../contract/text';

export const commands = {
  recordMeasure: statement({
    trackId: id,
    measure: code,
    when: z.enum(['before', 'after']),
    level: code,
    notes: narrative.optional(),
  }),
  endTrack: statement({
    trackId: id,
    outcome: z.enum(['completed', 'dropped_out']),
    reasonCode: code.optional(),
    reasons: narrative,
  }),
};

interface TracksEvents {
  measureRecorded: CommandData['recordMeasure'];
  trackEnded: CommandData['endTrack'];
}

declare module '../../case' {
  interface Areas {
    tracks: {
      commands: CommandsOf<typeof commands>;
      events: TracksEvents;
      reasons: { trackDroppedOut: true };
    };
  }
}
