import type { CommandData, CommandName } from '../../shared/domain/commands';
import { phaseNames, type Phase } from '../../shared/domain/state';
import { commandGrants } from '../../shared/policy/commands';
import {
  acceptance,
  allScreened,
  assessmentAssigned,
  confirmers,
  housing,
  opening,
  parole,
  plan,
  text,
} from './builders/commands';
import type { CaseFile } from './builders/case-file';
import {
  afterDeath,
  closed,
  dateIn,
  planned,
  statesByPhase,
  suspended,
  trackId,
  withSessions,
  inProgramme,
} from './builders/states';

const inCustody: readonly Phase[] = [
  'intake',
  'assessing',
  'classifying',
  'planning',
  'programme',
  'pre_release',
  'release_decision',
];
const withSupport: readonly Phase[] = [
  'programme',
  'pre_release',
  'release_decision',
  'released',
  'supervised',
  'aftercare',
];
const open: readonly Phase[] = phaseNames.filter((phase) => phase !== 'closed');
const someTask = ({ openTasks }: CaseFile): string => openTasks[0]?.taskId ?? 'none';

interface Row<K extends CommandName> {
  /** Typed out from domain.md, not taken from the rules under test. */
  readonly during: readonly Phase[];
  readonly suspended: boolean;
  readonly by: string;
  readonly data: (file: CaseFile) => CommandData[K];
}

/** Every command, with a body that has nothing wrong with it. */
const commands: { readonly [K in Exclude<CommandName, 'openCase' | 'answerTask'>]: Row<K> } = {
  acceptReferral: { during: ['referred'], suspended: false, by: 'coordinator', data: () => acceptance },
  appoint: {
    during: open,
    suspended: true,
    by: 'coordinator',
    data: () => ({ function: 'custodian', personId: 'other_police_officer' }),
  },
  recordScreening: { during: ['intake'], suspended: false, by: 'duty_officer', data: () => allScreened },
  assignAssessment: {
    during: ['assessing', 'programme', 'pre_release'],
    suspended: false,
    by: 'coordinator',
    data: () => assessmentAssigned(),
  },
  decideHousing: { during: inCustody, suspended: true, by: 'chair', data: (file) => housing(dateIn(file, 'P1M')) },
  draftPlan: { during: ['planning'], suspended: false, by: 'coordinator', data: (file) => plan(dateIn(file, 'P3M')) },
  submitPlan: { during: ['planning'], suspended: false, by: 'coordinator', data: () => ({ chairId: 'chair' }) },
  planSession: {
    during: withSupport,
    suspended: false,
    by: 'coordinator',
    data: (file) => ({
      trackId: file.kase.plan ? trackId(file) : 'none',
      specialistId: 'psychologist',
      startsAt: file.in('P3D'),
      minutes: 45,
      placeCode: 'office',
    }),
  },
  rescheduleSession: {
    during: withSupport,
    suspended: false,
    by: 'coordinator',
    data: (file) => ({
      sessionId: file.kase.sessions.at(-1)?.sessionId ?? 'none',
      startsAt: file.in('P20D'),
      reasonCode: 'other',
    }),
  },
  cancelSession: {
    during: withSupport,
    suspended: true,
    by: 'coordinator',
    data: (file) => ({ sessionId: file.kase.sessions.at(-1)?.sessionId ?? 'none', reasonCode: 'other' }),
  },
  startPreRelease: { during: ['programme'], suspended: false, by: 'coordinator', data: () => ({ reasons: text }) },
  requestReleaseConfirmations: { during: ['pre_release'], suspended: false, by: 'coordinator', data: () => confirmers },
  changeDates: {
    during: ['referred', ...inCustody],
    suspended: true,
    by: 'coordinator',
    data: (file) => ({ expectedReleaseOn: dateIn(file, 'P100D'), reasonCode: 'other', reasons: text }),
  },
  recordReleaseDecision: {
    during: inCustody,
    suspended: true,
    by: 'coordinator',
    data: (file) => ({ ...parole(dateIn(file, 'P0D'), dateIn(file, 'P10D'), dateIn(file, 'P1Y')), waiver: text }),
  },
  recordAftercareChoice: {
    during: ['supervised', 'aftercare'],
    suspended: false,
    by: 'aftercare_worker',
    data: () => ({ choice: 'declined' }),
  },
  startClosing: {
    during: phaseNames.filter(
      (phase) => !['release_decision', 'released', 'supervised', 'closing', 'closed'].includes(phase),
    ),
    suspended: false,
    by: 'coordinator',
    data: () => ({ reasons: text }),
  },
  closeCase: {
    during: ['closing'],
    suspended: false,
    by: 'chair',
    data: () => ({ outcomeCode: 'interrupted', reasons: text }),
  },
  suspendCase: { during: open, suspended: false, by: 'coordinator', data: () => ({ reasonCode: 'escape' }) },
  resumeCase: { during: [], suspended: true, by: 'coordinator', data: () => ({ reasons: text }) },
  recordDeath: { during: open, suspended: true, by: 'coordinator', data: (file) => ({ diedOn: dateIn(file, 'P0D') }) },
  reassignTask: {
    during: [],
    suspended: true,
    by: 'coordinator',
    data: (file) => ({ taskId: someTask(file), assigneeId: 'other_psychologist', reasonCode: 'workload' }),
  },
  correctEntry: {
    during: phaseNames,
    suspended: true,
    by: 'coordinator',
    data: (file) => ({ entryId: file.entryId('caseOpened'), correction: text }),
  },
};

type Steering = keyof typeof commands;
const names = Object.keys(commands) as Steering[];

/** What adds to the record of a case and changes nothing of it. */
const additions: readonly Steering[] = ['correctEntry'];
const changes = names.filter((name) => !additions.includes(name));

const attempt = (file: CaseFile, name: Steering, occurredAt?: string) => {
  const { by, data } = commands[name] as Row<Steering>;
  return file.try(by, name, data(file), occurredAt);
};

/** A case in a phase; where support goes on, with a session that may be moved, and a draft where plans are made. */
const inPhase = (phase: Phase): CaseFile => {
  const file = statesByPhase[phase]();
  if (withSupport.includes(phase)) planned(file);
  return phase === 'planning' ? file.do('coordinator', 'draftPlan', plan(dateIn(file, 'P3M'))) : file;
};

const byPhase = new Map(phaseNames.map((phase) => [phase, inPhase(phase)]));

describe('every command', () => {
  it('stands in the table of who may give it', () => {
    expect(Object.keys(commandGrants).sort()).toEqual([...names, 'answerTask', 'openCase'].sort());
  });

  describe.each(names.filter((name) => name !== 'resumeCase' && name !== 'reassignTask'))('%s', (name) => {
    it.each(phaseNames)('is given in its phases only (%s)', (phase) => {
      const refusal = attempt(byPhase.get(phase)!.copy(), name);
      if (commands[name].during.includes(phase)) expect(refusal).toBeNull();
      // Supervision has to end first, which is said as what it is.
      else
        expect(refusal).toMatchObject({
          code: name === 'startClosing' && phase === 'supervised' ? 'gate_incomplete' : 'not_allowed_in_phase',
        });
    });
  });

  it.each(additions)('is possible after a death and once the case is closed, since it only adds (%s)', (name) => {
    expect(attempt(afterDeath(), name)).toBeNull();
    expect(attempt(closed(), name)).toBeNull();
  });

  it.each(changes)('is refused after a death (%s)', (name) => {
    expect(attempt(afterDeath(), name)).toMatchObject({ code: 'not_allowed_after_death' });
  });

  it.each(changes)('is refused once the case is closed (%s)', (name) => {
    expect(attempt(closed(), name)).toMatchObject({ code: 'not_allowed_in_phase', detail: { phase: 'closed' } });
  });

  it.each(names.filter((name) => commands[name].during.includes('programme') || name === 'reassignTask'))(
    'waits while the case is suspended, unless it protects somebody or ends the suspension (%s)',
    (name) => {
      const refusal = attempt(suspended(), name);
      if (commands[name].suspended) expect(refusal).toBeNull();
      else expect(refusal).toMatchObject({ code: 'not_allowed_while_suspended' });
    },
  );

  it.each(names)('has not happened in the future (%s)', (name) => {
    const file = withSessions(inProgramme());
    expect(attempt(file, name, file.in('PT1S'))).toEqual({ code: 'occurred_in_future', path: 'occurredAt' });
  });

  it('keeps when it happened in the world, where that was earlier', () => {
    const file = statesByPhase.intake().do('duty_officer', 'recordScreening', allScreened, '2031-03-03T06:30:00.000Z');
    expect(file.log.find(({ type }) => type === 'screeningRecorded')).toMatchObject({
      occurredAt: '2031-03-03T06:30:00.000Z',
      at: '2031-03-03T08:00:00.000Z',
    });
  });

  it('that was refused leaves the case as it was', () => {
    const file = closed();
    const before = file.kase;
    for (const name of changes) attempt(file, name);
    expect(file.try('coordinator', 'openCase', opening())).toMatchObject({ code: 'not_allowed_in_phase' });
    expect(file.kase).toBe(before);
  });
});
