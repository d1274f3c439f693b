import { type Area } from '../../kernel/area';
import { coordinators } from '../../kernel/grants';
import { accept, checkOccurred, firstOf, reject } from '../../kernel/rules';
import { phasesInCustody } from '../../path/phases';
import { startOfDay } from '../../time';
import { requireReassessment } from '../reassessment/rules';
import { commands } from './contract';
import { checkCode, conferenceOwed, notices, proposal } from './rules';

export const rows: Area<'incidents'>['commands'] = {
  recordIncident: {
    body: commands.recordIncident,
    by: { functions: ['facility_manager', 'duty_officer', 'police_lead'], ...coordinators },
    textsIn: 'incidents',
    during: phasesInCustody,
    whileSuspended: true,
    form: { frequent: true },
    decide: (kase, data, facts) => {
      const { kinds, severities } = facts.programme.incidents;
      const incidentId = facts.newId();
      return (
        firstOf(
          checkOccurred(facts, startOfDay(kase.admittedOn, facts.calendar.timeZone)),
          checkCode(data.kind, kinds, 'kind'),
          checkCode(data.severity, severities, 'severity'),
        ) ??
        accept(
          { type: 'incidentRecorded', data: { incidentId, ...data, ...conferenceOwed(kase, facts) } },
          ...notices(kase, incidentId, facts),
          ...proposal(kase, incidentId, data.severity, facts),
          ...requireReassessment(kase, 'incident', facts),
        )
      );
    },
  },
  recordNewInformation: {
    body: commands.recordNewInformation,
    by: {
      functions: ['facility_manager', 'police_lead', 'assessor'],
      ...coordinators,
      although: 'The assessor reports what changes the picture.',
    },
    textsIn: 'incidents',
    during: phasesInCustody,
    whileSuspended: true,
    decide: (kase, data, facts) => {
      const incidentId = facts.newId();
      return accept(
        { type: 'newInformationRecorded', data: { incidentId, ...data, ...conferenceOwed(kase, facts) } },
        ...notices(kase, incidentId, facts),
        ...requireReassessment(kase, 'new_information', facts),
      );
    },
  },
  resumeActivities: {
    body: commands.resumeActivities,
    by: { functions: ['chair', 'facility_manager'] },
    textsIn: 'incidents',
    during: phasesInCustody,
    unless: ({ activitiesSuspended }) => (activitiesSuspended ? null : reject('activities_not_suspended')),
    decide: (_kase, data) => accept({ type: 'activitiesResumed', data }),
  },
};
