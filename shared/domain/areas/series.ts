import { type CommandRules, type Reducers, reject } from '../rules';
import { phasesInCustody } from '../phase-groups';

/** Sessions in series. */
export const seriesCommands: CommandRules<'planSeries'> = {
  planSeries: { during: phasesInCustody, decide: () => reject('nothing_changed') },
};

export const seriesEvents: Reducers<'seriesPlanned'> = {
  seriesPlanned: (kase) => kase,
};
