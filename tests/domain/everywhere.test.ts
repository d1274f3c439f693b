import { type Phase, phaseNames } from '../../shared/domain/path/phases';
import { authorise, commandGrants } from '../../shared/policy/who-may-act';
import type { Steering } from '../../stories/act';
import { steering, usually } from '../../stories/commands';
import { attempt, expected, prepare, serviceCommands } from './builders/expected';
import { allScreened, opening } from '../../stories/bodies';
import { type PersonId, as, personIds, service } from '../../stories/directory';
import type { CaseFile } from '../../stories/drivers/kernel/case-file';
import { afterDeath, closed, inProgramme, statesByPhase } from '../../stories/drivers/kernel/states';
import { withSessions } from '../../stories/drivers/kernel/steps';

/** Commands that only add to the record of a case. */
const additions = steering.filter((name) => expected[name].adds);
const changes = steering.filter((name) => !expected[name].adds);
const byPhase = new Map(phaseNames.map((phase) => [phase, statesByPhase[phase]()]));

/** A case in a phase, with the subject of the command if it can exist there. */
function ready(name: Steering, phase: Phase, before: (file: CaseFile) => unknown = () => undefined): CaseFile {
  const file = byPhase.get(phase)!.copy();
  before(file);
  return expected[name].during.includes(phase) ? prepare(file, name) : file;
}

describe('every command', () => {
  it('stands in the table of who may give it', () => {
    expect(Object.keys(commandGrants).sort()).toEqual([...steering, 'answerTask', 'openCase'].sort());
  });

  describe.each(steering)('%s', (name) => {
    const { during, otherwise, again } = expected[name];

    it.each(phaseNames)('is given in its phases only (%s)', (phase) => {
      const file = ready(name, phase);
      const before = file.kase;
      const refusal = attempt(file, name);
      if (during.includes(phase)) {
        expect(refusal).toBeNull();
        return;
      }
      expect(refusal).toMatchObject({ code: otherwise?.[phase] ?? 'not_allowed_in_phase' });
      expect(file.kase).toBe(before);
    });

    const [first = 'programme'] = during.includes('programme') ? (['programme'] as const) : during;

    it('given once more says that it was, where once is all', () => {
      const file = ready(name, first);
      const { by, body } = usually(name, file);
      expect(file.try(by, name, body as never)).toBeNull();
      const before = file.kase;
      const refusal = file.try(by, name, body as never);
      if (again === null) return expect(refusal).toBeNull();
      expect(refusal).toMatchObject({ code: again });
      expect(file.kase).toBe(before);
    });

    it('has not happened in the future', () => {
      const file = ready(name, first);
      const before = file.kase;
      expect(attempt(file, name, file.in('PT1S'))).toEqual({ code: 'occurred_in_future', path: 'occurredAt' });
      expect(file.kase).toBe(before);
    });
  });

  it.each(additions)('is possible after a death and once the case is closed, since it only adds (%s)', (name) => {
    expect(attempt(afterDeath(), name)).toBeNull();
    expect(attempt(closed(), name)).toBeNull();
  });

  it.each(changes)('is refused after a death, and nothing changes (%s)', (name) => {
    const file = afterDeath();
    const before = file.kase;
    expect(attempt(file, name)).toMatchObject({ code: 'not_allowed_after_death' });
    expect(file.kase).toBe(before);
  });

  it.each(steering.filter((name) => expected[name].during.includes('programme') && name !== 'resumeCase'))(
    'waits while the case is suspended, unless it protects somebody (%s)',
    (name) => {
      const file = ready(name, 'programme', withSessions);
      file.do('coordinator', 'suspendCase', { reasonCode: 'hospital' });
      const before = file.kase;
      const refusal = attempt(file, name);
      if (expected[name].suspended) {
        expect(refusal).toBeNull();
        return;
      }
      expect(refusal).toMatchObject({ code: 'not_allowed_while_suspended' });
      expect(file.kase).toBe(before);
    },
  );

  it('keeps when it happened in the world, where that was earlier', () => {
    const file = statesByPhase.intake().do('duty_officer', 'recordScreening', allScreened, '2031-03-03T06:30:00.000Z');
    expect(file.log.find(({ type }) => type === 'screeningRecorded')).toMatchObject({
      occurredAt: '2031-03-03T06:30:00.000Z',
      at: '2031-03-03T08:00:00.000Z',
    });
  });

  it.each(phaseNames)('opens no case that is there already (%s)', (phase) => {
    const file = byPhase.get(phase)!.copy();
    const before = file.kase;
    expect(file.try('coordinator', 'openCase', opening())).toMatchObject({ code: 'not_allowed_in_phase' });
    expect(file.kase).toBe(before);
  });
});

describe('what the machinery asks for', () => {
  it.each(phaseNames)('is possible in every phase and moves none on (%s)', (phase) => {
    const file = byPhase.get(phase)!.copy();
    for (const command of Object.values(serviceCommands)) {
      const asked = command(file);
      if (asked.name === 'recordMailFailure' && asked.data.taskId === 'none') continue;
      expect(file.refusal(service, asked)).toBeNull();
    }
    expect(file.kase.phase).toBe(phase);
  });
});

/** Holders of each function, in a case of the programme in which nobody holds two. */
const holders = {
  chair: 'chair',
  assessor: 'assessor',
  reviewer: 'reviewer',
  duty_officer: 'duty_officer',
  health_lead: 'nurse',
  facility_manager: 'facility_manager',
  police_lead: 'police_officer',
  probation_lead: 'probation_lead',
  supervising_officer: 'probation_officer',
  aftercare_lead: 'aftercare_worker',
  advocate: 'advocate',
  custodian: 'custodian',
} as const satisfies Record<string, PersonId>;
type Held = keyof typeof holders;

describe('who gives a command', () => {
  const staffed = (): CaseFile => {
    const file = inProgramme();
    for (const [held, personId] of Object.entries(holders) as [Held, PersonId][])
      if (file.kase.functions[held] !== personId) file.do('coordinator', 'appoint', { function: held, personId });
    return file;
  };
  const { kase } = staffed();
  const heldBy = (person: PersonId) => (Object.keys(holders) as Held[]).find((held) => holders[held] === person);

  it.each(steering)('holds a function that may, or is refused (%s)', (name) => {
    const { may = ['coordinator'] } = expected[name];
    const allowed = personIds.filter((person) => authorise(as(person), kase, name) === 'allowed');
    const meant = personIds.filter((person) => {
      const held = heldBy(person);
      if (held && (may as readonly string[]).includes(held)) return true;
      return may.includes('coordinator') && ['coordinator', 'other_coordinator'].includes(person);
    });
    expect(allowed).toEqual(meant);
  });

  it.each(steering)('is nobody of another region, who does not even learn that the case exists (%s)', (name) => {
    expect(authorise(as('coordinator_elsewhere'), kase, name)).toBe('invisible');
    expect(authorise(as('nobody'), kase, name)).toBe('invisible');
  });
});
