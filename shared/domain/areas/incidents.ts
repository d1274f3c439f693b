import { type AnswerRules, type CommandRules, type Reducers, reject } from '../rules';
import { phasesInCustody } from '../phase-groups';

/** Incidents and new information (domain.md, "incident or new intelligence"). */
export const incidentCommands: CommandRules<'recordIncident' | 'recordNewInformation' | 'resumeActivities'> = {
  recordIncident: { during: phasesInCustody, decide: () => reject('nothing_changed') },
  recordNewInformation: { during: phasesInCustody, decide: () => reject('nothing_changed') },
  resumeActivities: { during: phasesInCustody, decide: () => reject('nothing_changed') },
};

export const incidentAnswers: AnswerRules<'incident_notice' | 'suspension_proposal'> = {
  incident_notice: { noted: () => reject('nothing_changed') },
  suspension_proposal: { suspend: () => reject('nothing_changed'), keep: () => reject('nothing_changed') },
};

export const incidentEvents: Reducers<
  'incidentRecorded' | 'newInformationRecorded' | 'activitiesSuspended' | 'activitiesKept' | 'activitiesResumed'
> = {
  incidentRecorded: (kase) => kase,
  newInformationRecorded: (kase) => kase,
  activitiesSuspended: (kase) => kase,
  activitiesKept: (kase) => kase,
  activitiesResumed: (kase) => kase,
};
