import { z } from 'zod';
import { type CommandData } from '../../case';
import { statement } from '../../contract/body';
import { choose } from '../../contract/choices';
import { type CommandsOf } from '../../contract/narratives';
import { narrative } from '../../contract/text';

export const commands = {
  recordMeasure: statement({
    trackId: choose.track,
    measure: choose.code('measures'),
    when: z.enum(['before', 'after']),
    level: choose.code('measureLevels'),
    notes: narrative.optional(),
  }),
  endTrack: statement({
    trackId: choose.track,
    outcome: z.enum(['completed', 'dropped_out']),
    reasonCode: choose.reason('trackDroppedOut').optional(),
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
