import { type CommandRules, type Reducers, reject } from '../rules';
import { phasesInCustody } from '../phase-groups';

/** Tracks: measured before and after, completed or dropped (domain.md, "programme tracks"). */
export const trackCommands: CommandRules<'recordMeasure' | 'endTrack'> = {
  recordMeasure: { during: phasesInCustody, decide: () => reject('nothing_changed') },
  endTrack: { during: phasesInCustody, decide: () => reject('nothing_changed') },
};

export const trackEvents: Reducers<'measureRecorded' | 'trackEnded'> = {
  measureRecorded: (kase) => kase,
  trackEnded: (kase) => kase,
};
