import { naming } from '../../asking/reading';
import { anybody, type Area, inWords } from '../../kernel/area';
import { checkApart } from '../../kernel/people';
import { accept } from '../../kernel/rules';
import { isOfGroup } from '../sessions/checks';
import { cancelSessions } from '../sessions/invitations';

declare module '../../case' {
  interface AreaTasks {
    incidents: {
      incident_notice: 'noted';
      suspension_proposal: 'suspend' | 'keep';
    };
  }
}

const aboutIncident = naming('incidentId', 'incidentRecorded', 'newInformationRecorded');

export const rows = {
  incident_notice: {
    sensitivity: 'sign_in',
    askedBy: 'requestFollowUp',
    defaultWindow: '1wd',
    in: 'incidents',
    endsWith: 'aftercare',
    // Notified at once, even during a suspension: an escape is an incident and suspends the case.
    whileSuspended: true,
    heldAs: ['lead_coordinator', 'chair', 'facility_manager', 'police_lead'],
    reads: aboutIncident,
    mayTakeOver: anybody,
    answers: {
      noted: { brings: () => accept() },
    },
  },
  suspension_proposal: {
    sensitivity: 'sign_in',
    askedBy: 'requestApproval',
    defaultWindow: '1wd',
    in: 'incidents',
    endsWith: 'release_decision',
    decides: true,
    whileSuspended: true,
    heldAs: ['chair', 'facility_manager'],
    reads: aboutIncident,
    mayTakeOver: (kase, _task, personId, path) => checkApart([personId, kase.functions.lead_coordinator], path),
    answers: {
      suspend: {
        ...inWords,
        brings: (kase, { about }, _data, { now, programme }) =>
          accept(
            { type: 'activitiesSuspended', data: { incidentId: about } },
            // Participants of a group are notified of the cancellation, without the reason.
            ...cancelSessions(kase, (session) => session.startsAt > now && isOfGroup(kase, session, programme)),
          ),
      },
      keep: {
        ...inWords,
        brings: (_kase, { about }) => accept({ type: 'activitiesKept', data: { incidentId: about } }),
      },
    },
  },
} satisfies Area<'incidents'>['tasks'];
