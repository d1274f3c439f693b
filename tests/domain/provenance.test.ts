import type { Command } from '../../shared/domain/case';
import { commandNames, eventTypes, isStated, provenanceOf } from '../../shared/domain/case-rules';
import type { Provenance, StatedProvenance } from '../../shared/domain/kernel/provenance';
import { commandBodies } from '../../shared/contracts/requests';
import { eventRows } from '../../shared/domain/catalogue';
import type { Said } from '../../stories/act';
import { allScreened } from '../../stories/bodies';
import type { CaseFile } from '../../stories/drivers/kernel/case-file';
import { inIntake, inProgramme, planned, trackId } from '../../stories/drivers/kernel/states';

const screened = (provenance: StatedProvenance): Said<Command> => ({
  name: 'recordScreening',
  data: allScreened,
  provenance,
});
const last = (file: CaseFile, type: string) => file.log.findLast((event) => event.type === type);

describe('the provenance of an entry', () => {
  it.each(eventTypes)('is defined for every type of entry (%s)', (type) => {
    expect(provenanceOf(type)).toEqual(eventRows[type].provenance);
  });

  it('distinguishes an assessment from a fact', () => {
    expect(provenanceOf('assessmentSubmitted').basis).toBe('professional_opinion');
    expect(provenanceOf('sessionHeld').basis).toBe('fact');
  });

  it('of what the system establishes by itself is a confirmed fact', () => {
    for (const type of eventTypes.filter((each) => !isStated(each)))
      expect(provenanceOf(type)).toMatchObject({ basis: 'fact', source: 'system', reliability: 'confirmed' });
  });

  it('is as its author says, and the rest as is usual', () => {
    const file = inIntake();
    expect(file.refusal('duty_officer', screened({ basis: 'unverified', source: 'family' }))).toBeNull();
    expect(last(file, 'screeningRecorded')?.provenance).toEqual({
      basis: 'unverified',
      source: 'family',
      reliability: eventRows.screeningRecorded.provenance.reliability,
      about: 'convicted',
    });
  });

  it('may be said in part, in full or not at all', () => {
    const whole: Provenance = { basis: 'fact', source: 'record', reliability: 'doubtful', about: 'victim' };
    expect(provenanceOf('screeningRecorded', whole)).toEqual(whole);
    expect(provenanceOf('screeningRecorded', {})).toEqual(eventRows.screeningRecorded.provenance);
    expect(provenanceOf('screeningRecorded', { about: 'staff' })).toEqual({
      ...eventRows.screeningRecorded.provenance,
      about: 'staff',
    });
  });

  it('is not said of what follows from the command by itself', () => {
    const file = inIntake();
    const before = file.log.length;
    file.refusal('duty_officer', screened({ basis: 'unverified' }));
    const followed = file.log.slice(before).filter(({ type }) => type !== 'screeningRecorded');
    expect(followed.map(({ type }) => type)).toContain('phaseEntered');
    for (const event of followed) expect(event).not.toHaveProperty('provenance');
  });

  it('of an answer holds for the answer and what the answer says happened', () => {
    const file = inProgramme();
    planned(file);
    const task = file.task('session_invitation');
    const data = { taskId: task.taskId, answer: 'accept', narrative: file.text() } as const;
    const command = { name: 'answerTask', data, provenance: { reliability: 'confirmed' } } as const;
    expect(file.refusal(task.assigneeId, command)).toBeNull();
    for (const type of ['taskAnswered', 'sessionAccepted'])
      expect(last(file, type)).toMatchObject({ provenance: { reliability: 'confirmed' } });
  });

  it('of an administrative act is nobody’s to state', () => {
    const file = inProgramme();
    const data = {
      trackId: trackId(file),
      specialistId: 'psychologist',
      startsAt: file.in('P3D'),
      minutes: 45,
      placeCode: 'office',
    };
    const command = { name: 'planSession', data, provenance: { basis: 'unverified' } } as const;
    expect(file.refusal('coordinator', command)).toBeNull();
    expect(last(file, 'sessionPlanned')).not.toHaveProperty('provenance');
  });
});

describe('provenance in a body', () => {
  const stating = commandNames.filter((name) => 'provenance' in commandBodies[name].shape);
  const issuesOf = (provenance: unknown) => {
    const body = { reasons: 'Quiet since.', provenance };
    const issues = commandBodies.resumeCase.safeParse(body).error?.issues ?? [];
    return issues.map(({ path, code }) => `${path.join('.')} ${code}`);
  };

  it('is taken by every command that states something of people, and by no administrative act', () => {
    const administrative = commandNames.filter((name) => !stating.includes(name));
    expect(administrative.sort()).toEqual(
      [
        ...['appoint', 'assignAssessment', 'planSession', 'planSeries', 'reassignTask', 'callConference'],
        ...['requestReleaseConfirmations', 'submitPlan'],
      ].sort(),
    );
  });

  it('takes any part of it', () => {
    expect(issuesOf({ source: 'third_party' })).toEqual([]);
    expect(issuesOf({})).toEqual([]);
    expect(issuesOf(undefined)).toEqual([]);
  });

  it.each([
    [{ basis: 'hunch' }, 'provenance.basis invalid_value'],
    [{ source: 'A neighbour told me' }, 'provenance.source invalid_value'],
    [{ reliability: 5 }, 'provenance.reliability invalid_value'],
    [{ about: '' }, 'provenance.about invalid_value'],
    [{ basis: '__proto__' }, 'provenance.basis invalid_value'],
    [{ note: 'from a neighbour' }, 'provenance unrecognized_keys'],
    ['fact', 'provenance invalid_type'],
    [null, 'provenance invalid_type'],
  ])('names the field of a bad code (%j)', (provenance, issue) => {
    expect(issuesOf(provenance)).toEqual([issue]);
  });
});
