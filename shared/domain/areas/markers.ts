import { type CommandRules, type Deadlines, type Reducers, reject } from '../rules';
import { phasesInCustody } from '../phase-groups';

/** Markers of the person, conviction, conflicts of interest (domain.md, `referred`, "juvenile"). */
export const markerCommands: CommandRules<'setMarkers' | 'recordConviction' | 'recordConflict'> = {
  setMarkers: { during: phasesInCustody, decide: () => reject('nothing_changed') },
  recordConviction: { during: phasesInCustody, decide: () => reject('nothing_changed') },
  recordConflict: { during: phasesInCustody, decide: () => reject('nothing_changed') },
};

export const markerEvents: Reducers<'markersSet' | 'convictionRecorded' | 'conflictRecorded' | 'adulthoodReached'> = {
  markersSet: (kase) => kase,
  convictionRecorded: (kase) => kase,
  conflictRecorded: (kase) => kase,
  adulthoodReached: (kase) => kase,
};

export const markerDeadlines: Deadlines = () => [];
