import { answersTo, naming, together } from '../../asking/reading';
import { anybody, type Area, inWords } from '../../kernel/area';
import { checkPerson, functionDisciplines } from '../../kernel/people';
import { accept } from '../../kernel/rules';
import { appointed } from '../functions/rules';
import { reviewed } from './rules';

declare module '../../case' {
  interface AreaTasks {
    concerns: {
      concern_review: 'reassess' | 'watch' | 'no_action';
      urgent_concern: 'acknowledge';
    };
  }
}

export const rows = {
  concern_review: {
    sensitivity: 'sign_in',
    askedBy: 'requestFollowUp',
    defaultWindow: '2wd',
    in: 'sessions',
    endsWith: 'answer',
    heldAs: ['lead_coordinator'],
    reads: together(
      naming('sessionId', 'concernRaised', 'sessionObserved'),
      answersTo('session_report', (about, here) => about === here),
    ),
    mayTakeOver: anybody,
    answers: {
      reassess: { ...inWords, brings: reviewed('reassess') },
      watch: { ...inWords, brings: reviewed('watch') },
      no_action: { ...inWords, brings: reviewed('no_action') },
    },
  },
  urgent_concern: {
    sensitivity: 'link',
    askedBy: 'alertDuty',
    defaultWindow: 'PT15M',
    in: 'sessions',
    endsWith: 'answer',
    whileSuspended: true,
    heldAs: ['duty_officer'],
    mayTakeOver: (_kase, _task, personId, path, facts) =>
      checkPerson(facts, personId, path, functionDisciplines.duty_officer),
    handedTo: (kase, _task, to) => appointed(kase, { function: 'duty_officer', personId: to }),
    answers: {
      acknowledge: {
        brings: (_kase, { about }) => accept({ type: 'urgentConcernAcknowledged', data: { sessionId: about } }),
      },
    },
  },
} satisfies Area<'concerns'>['tasks'];
