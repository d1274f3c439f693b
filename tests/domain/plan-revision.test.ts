import type { Programme } from '../../shared/programme/schema';
import { plan } from '../../stories/bodies';
import { type CaseFile, text } from '../../stories/drivers/kernel/case-file';
import { dateIn, inProgramme, planned, planning, trackId } from '../../stories/drivers/kernel/states';
import { assessed } from '../../stories/drivers/kernel/steps';
import { withQuorum } from './builders/conferences';

const opinions = [
  { personId: 'psychologist', discipline: 'psychologist' },
  { personId: 'facility_manager', discipline: 'prison' },
] as const;

/** A case whose review decided to revise the plan. */
function toRevise(programme: Programme = withQuorum): CaseFile {
  return assessed(inProgramme({ programme })).answered('review_decision', 'revise');
}

function revised(file: CaseFile, tracks: readonly string[]): CaseFile {
  return file.do('coordinator', 'draftPlan', plan(dateIn(file, 'P3M'), { tracks }));
}

function approved(file: CaseFile): CaseFile {
  file.do('coordinator', 'submitPlan', { chairId: 'chair', opinions: [...opinions] });
  for (const { discipline } of opinions) file.answered('plan_opinion', 'agree', {}, discipline);
  return file.answered('plan_approval', 'approve');
}

describe('a plan that is revised', () => {
  it('is drafted in the programme once a review decided so, and the approved one holds meanwhile', () => {
    const before = inProgramme({ programme: withQuorum });
    expect(before.try('coordinator', 'submitPlan', { chairId: 'chair' })).toMatchObject({
      code: 'not_allowed_in_phase',
    });
    const file = toRevise();
    const holds = file.kase.plan;
    revised(file, ['basic_education']);
    expect(file.kase.plan).toEqual(holds);
    expect(file.kase.planDraft).toMatchObject({ version: 2, status: 'draft' });
    expect(planned(file)).toBeDefined();
  });

  it('takes effect with its approval: continued tracks keep their sessions, dropped ones are cancelled with notice', () => {
    const file = toRevise();
    const goesOn = planned(file);
    const fallsAway = planned(file, { trackId: trackId(file, 'religious_dialogue'), specialistId: 'scholar' });
    file.answered('session_invitation', 'accept', {}, fallsAway);
    const invitation = Object.values(file.kase.tasks).find(({ about }) => about === fallsAway)!;
    const track = trackId(file);
    approved(revised(file, ['psychological_counselling', 'cognitive_skills']));
    expect(file.kase).toMatchObject({
      phase: 'programme',
      planRevision: false,
      planDraft: null,
      plan: { version: 2, status: 'approved' },
    });
    expect(trackId(file)).toBe(track);
    const status = (id: string) => file.kase.sessions.find(({ sessionId }) => sessionId === id)?.status;
    expect([status(goesOn), status(fallsAway)]).toEqual(['invited', 'cancelled']);
    expect(file.kase.tasks[invitation.taskId]).toMatchObject({ status: 'withdrawn', tellWithdrawal: true });
    expect(file.try('coordinator', 'draftPlan', plan(dateIn(file, 'P3M')))).toMatchObject({
      code: 'not_allowed_in_phase',
    });
  });

  it('keeps what was measured and completed since it was drafted, and starts a dropped track afresh', () => {
    const file = toRevise();
    const [dropped, education] = [trackId(file, 'religious_dialogue'), trackId(file, 'basic_education')];
    file.do('coordinator', 'endTrack', {
      trackId: dropped,
      outcome: 'dropped_out',
      reasonCode: 'other',
      reasons: text,
    });
    revised(file, ['basic_education', 'religious_dialogue']);
    file.do('coordinator', 'recordMeasure', {
      trackId: education,
      measure: 'reading_level',
      when: 'before',
      level: 'basic',
    });
    approved(file);
    expect(trackId(file, 'religious_dialogue')).not.toBe(dropped);
    expect(file.kase.plan?.tracks.find(({ code }) => code === 'basic_education')).toMatchObject({
      trackId: education,
      measured: ['reading_level:before'],
    });
  });

  it('is approved once its quorum has been heard, and may be rejected and drafted anew', () => {
    const file = revised(toRevise(), ['basic_education']);
    file.do('coordinator', 'submitPlan', { chairId: 'chair', opinions: [...opinions] });
    const task = file.task('plan_approval');
    expect(file.answer(task, 'approve')).toMatchObject({
      code: 'no_quorum',
      detail: { lacking: ['psychologist', 'prison'] },
    });
    file.answered('plan_approval', 'reject', { reasonCode: 'incomplete' });
    expect(file.kase).toMatchObject({ plan: { version: 1, status: 'approved' }, planDraft: { status: 'rejected' } });
    expect(approved(revised(file, ['basic_education'])).kase.plan?.version).toBe(3);
  });

  it('goes to the new chair with its approval, and never to its author', () => {
    const file = revised(toRevise(), ['basic_education']);
    file.do('coordinator', 'submitPlan', { chairId: 'chair' });
    file.do('coordinator', 'appoint', { function: 'chair', personId: 'other_chair' });
    expect(file.task('plan_approval').assigneeId).toBe('other_chair');
    expect(file.kase).toMatchObject({ plan: { chairId: 'chair' }, planDraft: { chairId: 'other_chair' } });
  });

  it('that was not approved ends with the programme', () => {
    const file = revised(toRevise(), ['basic_education']);
    file.do('coordinator', 'submitPlan', { chairId: 'chair', opinions: [...opinions] });
    file.do('coordinator', 'startPreRelease', { reasons: text });
    expect(file.kase).toMatchObject({ phase: 'pre_release', planDraft: null, planRevision: false });
    expect(file.openTasks.filter(({ kind }) => kind.startsWith('plan_'))).toEqual([]);
  });
});

describe('the tracks of a plan', () => {
  const guarded: Programme = {
    ...withQuorum,
    tracks: withQuorum.tracks.map((each) =>
      each.code === 'religious_dialogue' ? { ...each, presumesGuilt: true, requires: [] } : each,
    ),
  };
  const draft = (file: CaseFile, tracks: readonly string[]) =>
    file.try('coordinator', 'draftPlan', plan(dateIn(file, 'P3M'), { tracks }));

  it('that presume guilt wait for the conviction', () => {
    const file = planning({ programme: guarded });
    file.do('coordinator', 'setMarkers', { markers: ['pre_trial'], reasons: text });
    expect(draft(file, ['basic_education', 'religious_dialogue'])).toMatchObject({
      code: 'not_before_conviction',
      path: 'tracks.1',
    });
    file.do('coordinator', 'recordConviction', { convictedOn: dateIn(file, 'P0D') });
    expect(draft(file, ['basic_education', 'religious_dialogue'])).toBeNull();
  });

  it('that build on others want them in the plan, or completed', () => {
    const file = planning({ programme: withQuorum });
    expect(draft(file, ['psychological_counselling', 'vocational_training'])).toEqual({
      code: 'prerequisite_missing',
      path: 'tracks.1',
      detail: { missing: ['basic_education'] },
    });
    expect(draft(file, ['vocational_training', 'basic_education'])).toBeNull();

    const plain = { ...withQuorum, tracks: withQuorum.tracks.map((each) => ({ ...each, modules: [], measures: [] })) };
    const later = toRevise(plain);
    expect(draft(later, ['vocational_training'])).toMatchObject({ code: 'prerequisite_missing' });
    const education = trackId(later, 'basic_education');
    later.do('coordinator', 'endTrack', { trackId: education, outcome: 'completed', reasons: text });
    expect(draft(later, ['vocational_training'])).toBeNull();
    approved(later);
    expect(later.kase.plan?.tracks).toContainEqual(
      expect.objectContaining({ trackId: education, outcome: 'completed' }),
    );
  });
});
