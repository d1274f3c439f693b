import { sightOf, eventView } from '../../shared/policy/who-may-see';
import { standingIn } from '../../shared/policy/who-may-know';
import { type PersonId, as } from '../../stories/directory';
import { type CaseFile, text } from '../../stories/drivers/kernel/case-file';
import { preRelease } from '../../stories/drivers/kernel/states';
import * as given from '../../stories/drivers/kernel/steps';

/** Everything is confirmed and attested except the last signature; the day before, a sealed entry arrives. */
function dayBefore(): CaseFile {
  const file = preRelease().until('2034-02-27T08:00:00.000Z');
  given.assessed(given.attested(file)).do('custodian', 'recordRestrictedEntry', { what: text });
  return given.releaseConfirmed(file);
}
const seenBy = (file: CaseFile, person: PersonId) =>
  eventView('restrictedEntryMade', sightOf(as(person), standingIn(as(person), file.kase)));

/** Scenario 17 of the field, up to the gate before release. */
describe('sealed intelligence comes in the day before release', () => {
  it('the gate cannot be passed until the custodian attests that it was considered', () => {
    const file = dayBefore();
    expect(file.kase.phase).toBe('pre_release');
    expect(file.missing).toEqual([
      { code: 'intelligence_attestation', owedBy: { function: 'custodian', personId: 'custodian' } },
    ]);
    file.answered('intelligence_attestation', 'attest');
    expect(file.kase.phase).toBe('release_decision');
  });

  it('the attestation given before it does not count: it did not consider this entry', () => {
    const file = dayBefore();
    expect(file.log.filter(({ type }) => type === 'intelligenceAttested')).toHaveLength(1);
    expect(file.task('intelligence_attestation').assigneeId).toBe('custodian');
  });

  it('the chair cannot attest in the custodian’s place', () => {
    const file = dayBefore();
    const { taskId } = file.task('intelligence_attestation');
    expect(file.try('chair', 'answerTask', { taskId, answer: 'attest', narrative: text })).toMatchObject({
      code: 'not_your_task',
      path: 'taskId',
    });
    expect(file.kase.phase).toBe('pre_release');
  });

  it('the custodian reads it; chair and coordinator see that there is a restricted entry, and the psychologist nothing', () => {
    const file = dayBefore();
    expect(seenBy(file, 'custodian')).toBe('full');
    expect(seenBy(file, 'chair')).toBe('restricted');
    expect(seenBy(file, 'coordinator')).toBe('restricted');
    expect(seenBy(file, 'psychologist')).toBe('hidden');
  });

  it('sealed content is in no state that others read: only that it exists, whose it is and since when', () => {
    const { intelligence } = dayBefore().kase;
    expect(intelligence).toEqual({
      entries: 1,
      custodianId: 'custodian',
      lastAt: '2034-02-27T08:00:00.000Z',
      attestedAt: null,
      attestedBy: null,
    });
  });
});
