import type { CaseState, Command, CommandName } from '../../shared/domain/case';
import { decide } from '../../shared/domain/case-rules';
import { conditionRows } from '../../shared/domain/catalogue';
import type { RejectionCode } from '../../shared/domain/kernel/rejections';
import { phaseNames } from '../../shared/domain/path/phases';
import { commandsFor, type CommandNow } from '../../shared/policy/what-may-be-done';
import { authorise } from '../../shared/policy/who-may-act';
import { directory as crew } from '../../simulation/crew';
import { as, personIds } from '../../stories/directory';
import { type CaseFile } from '../../stories/drivers/kernel/case-file';
import { afterDeath, inProgramme, statesByPhase } from '../../stories/drivers/kernel/states';
import { lives, type Lived } from '../domain/builders/lives';

const names = Object.keys(conditionRows) as CommandName[];
/** The refusals that depend on nothing but the case's state. */
const byState: readonly RejectionCode[] = [
  'not_allowed_after_death',
  'not_allowed_in_phase',
  'not_allowed_while_suspended',
  'not_suspended',
  'activities_not_suspended',
];

const whyNot = (commands: readonly CommandNow[]) =>
  commands.flatMap((each) => (each.possible ? [] : [[each.name, each.why] as const]));
const of = (file: CaseFile, personId: string) => commandsFor(as(personId), file.kase);
const possibleTo = (file: CaseFile, personId: string) =>
  of(file, personId).flatMap(({ name, possible }) => (possible ? [name] : []));

describe('what may be done now', () => {
  it('are the commands of the caller, each possible or with the reason why not', () => {
    const file = inProgramme();
    const chairs = of(file, 'chair');
    expect(chairs).toContainEqual({ name: 'decideHousing', possible: true });
    expect(chairs).toContainEqual({ name: 'closeCase', possible: false, why: 'not_allowed_in_phase' });
    expect(chairs).toContainEqual({ name: 'resumeActivities', possible: false, why: 'activities_not_suspended' });
    expect(of(file, 'coordinator')).toContainEqual({ name: 'draftPlan', possible: false, why: 'not_allowed_in_phase' });
    expect(chairs.map(({ name }) => name)).not.toContain('draftPlan');
  });

  it.each(phaseNames)('names those that the policy allows and no other (%s)', (phase) => {
    const { kase } = statesByPhase[phase]();
    for (const personId of personIds) {
      const given = commandsFor(as(personId), kase).map(({ name }) => name);
      const allowed = names.filter(
        (name) => name !== 'answerTask' && authorise(as(personId), kase, name) === 'allowed',
      );
      expect({ personId, given }).toEqual({ personId, given: allowed });
    }
  });

  it('leaves little while a case is suspended, and less after a death', () => {
    const suspended = inProgramme().do('coordinator', 'suspendCase', { reasonCode: 'hospital' });
    expect(possibleTo(suspended, 'coordinator')).toContain('resumeCase');
    expect(possibleTo(suspended, 'coordinator')).not.toContain('planSession');
    expect(possibleTo(afterDeath(), 'coordinator')).toEqual(['correctEntry']);
  });

  it('is nothing to somebody without a part', () => {
    for (const personId of ['manager', 'auditor', 'scholar', 'neighbour', 'nobody'])
      expect(of(inProgramme(), personId)).toEqual([]);
  });
});

describe('what is said to be possible agrees with the rules', () => {
  const lived = lives(6, 4_000);

  /** Every tenth state of a life. */
  const statesOf = ({ moments }: Lived) => moments.filter((_, index) => index % 10 === 0);

  it('what is not possible is refused for the reason given', () => {
    let refused = 0;
    for (const life of lived)
      for (const { kase, facts } of statesOf(life))
        for (const personId of holdersIn(kase)) {
          const actor = as(personId, 'sign_in', crew);
          for (const [name, why] of whyNot(commandsFor(actor, kase))) {
            const command = { name, data: {} } as Command;
            const outcome = decide(kase, command, {
              ...facts,
              actor,
              people: {},
              newId: () => 'id',
            });
            expect({ name, outcome }).toMatchObject({ name, outcome: { accepted: false, rejection: { code: why } } });
            refused += 1;
          }
        }
    expect(refused).toBeGreaterThan(500);
  });

  it('what is possible is never refused for such a reason', () => {
    const seen = new Set<RejectionCode>();
    for (const { moments } of lived)
      for (const { by, name, kase, refusal } of moments) {
        const actor = as(by, 'sign_in', crew);
        const listed = commandsFor(actor, kase).find((each) => each.name === name);
        if (!listed || !refusal || !byState.includes(refusal.code)) continue;
        seen.add(refusal.code);
        expect({ name, listed }).toEqual({ name, listed: { name, possible: false, why: refusal.code } });
      }
    expect([...seen].sort()).toEqual([...byState].sort());
  });
});

function holdersIn({ functions }: CaseState): readonly string[] {
  return [...new Set(Object.values(functions))];
}
