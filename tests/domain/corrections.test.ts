import { phaseNames } from '../../shared/domain/path/phases';
import type { CommandData, EventType } from '../../shared/domain/case';
import { eventTypes } from '../../shared/domain/case-rules';
import { authorise } from '../../shared/policy/who-may-act';
import { compartmentOfTexts } from '../../shared/policy/where-it-lies';
import { compartmentOf, compartmentOfEvent } from '../../shared/policy/where-events-lie';
import { as } from '../../stories/directory';
import { type CaseFile, text } from '../../stories/drivers/kernel/case-file';
import {
  afterDeath,
  assessing,
  closed,
  inProgramme,
  referred,
  statesByPhase,
  suspended,
} from '../../stories/drivers/kernel/states';

const of = (file: CaseFile, type: EventType): CommandData['correctEntry'] => ({
  entryId: file.entryId(type),
  correction: text,
});
const corrected = (file: CaseFile, type: EventType): CaseFile => file.do('coordinator', 'correctEntry', of(file, type));

describe('a correction', () => {
  it('is recorded after the entry and changes nothing: neither the entry nor the case', () => {
    const file = assessing();
    const [before, log, agenda] = [file.kase, [...file.log], file.agenda];
    corrected(file, 'screeningRecorded');
    expect(file.kase).toBe(before);
    expect(file.log.slice(0, log.length)).toEqual(log);
    expect(file.happenedSince(log.length)).toEqual(['entryCorrected']);
    expect(file.agenda).toEqual(agenda);
  });

  it('names the entry, says why where there is a code for it, and refers to its text', () => {
    const file = assessing();
    const data = { ...of(file, 'screeningRecorded'), reasonCode: 'wrong_date' } as const;
    file.do('coordinator', 'correctEntry', data);
    expect(file.log.at(-1)?.data).toEqual({
      ...data,
      entry: { type: 'screeningRecorded', actorId: 'duty_officer' },
    });
  });

  it('may say where what it says comes from', () => {
    const file = assessing();
    const provenance = { source: 'family', reliability: 'doubtful' } as const;
    file.refusal('coordinator', { name: 'correctEntry', data: of(file, 'screeningRecorded'), provenance });
    expect(file.log.at(-1)).toMatchObject({ type: 'entryCorrected', provenance: { basis: 'fact', ...provenance } });
  });

  it.each(phaseNames)('is possible in every phase (%s)', (phase) => {
    const file = statesByPhase[phase]();
    expect(file.try('coordinator', 'correctEntry', of(file, 'caseOpened'))).toBeNull();
  });

  it.each([
    ['a suspended case', suspended],
    ['a case whose person has died', afterDeath],
    ['a closed case', closed],
  ])('is possible in %s', (_, given) => {
    const file = given();
    const before = file.kase;
    expect(file.try('coordinator', 'correctEntry', of(file, 'caseOpened'))).toBeNull();
    expect(file.kase).toBe(before);
  });

  it('is possible of what time brought about, and again of the same entry', () => {
    const file = inProgramme().pass('P4M');
    corrected(corrected(file, 'reassessmentFellDue'), 'reassessmentFellDue');
    expect(file.log.filter(({ type }) => type === 'entryCorrected')).toHaveLength(2);
  });

  it('of an entry that is not there names the field', () => {
    const data = { entryId: 'entry-99', correction: text };
    expect(referred().try('coordinator', 'correctEntry', data)).toEqual({ code: 'unknown_entry', path: 'entryId' });
  });

  it('of a correction is refused: the entry itself is corrected again', () => {
    const file = corrected(assessing(), 'screeningRecorded');
    expect(file.try('coordinator', 'correctEntry', of(file, 'entryCorrected'))).toEqual({
      code: 'corrects_a_correction',
      path: 'entryId',
    });
  });
});

describe('the compartment of a correction', () => {
  it.each(eventTypes.filter((type) => type !== 'entryCorrected'))('is where the entry does (%s)', (type) => {
    const entry = { type, actorId: 'assessor' };
    const data = { entryId: 'entry-1', entry, correction: text };
    expect(compartmentOf({ type: 'entryCorrected', actorId: 'coordinator', data })).toBe(compartmentOfEvent(type));
  });

  it('and its text where the texts of the entry do', () => {
    expect(compartmentOfTexts('caseOpened')).toBe('assessment');
    expect(compartmentOfTexts('taskAnswered', { kind: 'contact_report' })).toBe('sessions');
    expect(compartmentOfTexts('screeningRecorded')).toBe('assessment');
    expect(compartmentOfTexts('planDrafted')).toBe('identity');
  });
});

describe('who corrects', () => {
  const { kase } = assessing();
  const mayCorrect = (personId: string, authorId?: string) =>
    authorise(as(personId), kase, 'correctEntry', authorId) === 'allowed';

  it('is a coordinator in charge, and the author of the entry', () => {
    expect(mayCorrect('coordinator', 'duty_officer')).toBe(true);
    expect(mayCorrect('other_coordinator', 'duty_officer')).toBe(true);
    expect(mayCorrect('duty_officer', 'duty_officer')).toBe(true);
    expect(mayCorrect('nurse', 'duty_officer')).toBe(false);
    expect(mayCorrect('manager', 'duty_officer')).toBe(false);
  });

  it('is nobody else where there is no entry that they see', () => {
    expect(mayCorrect('duty_officer')).toBe(false);
    expect(authorise(as('coordinator_elsewhere'), kase, 'correctEntry', 'coordinator_elsewhere')).toBe('invisible');
  });
});
