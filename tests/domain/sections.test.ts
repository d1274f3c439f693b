import { z } from 'zod';
import { assessmentOf, assessmentsOf } from '../../api/cases/assessments/get';
import { assessmentShape, assessmentsShape } from '../../api/cases/assessments/response';
import { conferencesOf } from '../../api/cases/conferences/get';
import { conferencesShape } from '../../api/cases/conferences/response';
import { changesBetween } from '../../api/cases/plan/changes';
import { planOf } from '../../api/cases/plan/get';
import { planShape } from '../../api/cases/plan/response';
import { assessmentAssigned, form, plan } from '../../stories/bodies';
import { text } from '../../stories/drivers/kernel/case-file';
import { assessing, busy, dateIn, inProgramme, trackId } from '../../stories/drivers/kernel/states';
import { assessed } from '../../stories/drivers/kernel/steps';
import { standard } from '../../stories/programmes';
import { action, decision, held, noAction, withQuorum } from './builders/conferences';
import { lives } from './builders/lives';
import { seenIn, sightWith } from './builders/seen';

const opinions = [
  { personId: 'psychologist', discipline: 'psychologist' },
  { personId: 'facility_manager', discipline: 'prison' },
] as const;

/** A plan in force, and a revision that the chair has not decided yet; the psychologist dissents. */
function revised() {
  const file = assessed(inProgramme({ programme: withQuorum })).answered('review_decision', 'revise');
  file.do('coordinator', 'draftPlan', plan(dateIn(file, 'P3M'), { tracks: ['basic_education'] }));
  file.do('coordinator', 'submitPlan', { chairId: 'chair', opinions: [...opinions] });
  return file.answered('plan_opinion', 'dissent', {}, 'psychologist');
}

describe('the plan', () => {
  it('has the version that holds, and the one that is before the chair with what each discipline says', () => {
    const { versions } = planOf(seenIn(revised()));
    expect(versions.map(({ version, status }) => [version, status])).toEqual([
      [2, 'submitted'],
      [1, 'approved'],
    ]);
    expect(versions[0]).toMatchObject({
      submitted: { chairId: 'chair' },
      opinions: [
        { discipline: 'psychologist', opinion: 'dissent', says: expect.any(String), recorded: { corrections: [] } },
        { discipline: 'prison', opinion: 'asked' },
      ],
      decisions: [],
    });
    expect(versions[1]?.decisions).toMatchObject([{ decision: 'approved' }]);
    expect(versions[1]?.changes).toBeUndefined();
    expect(versions[0]?.changes).toEqual(
      expect.arrayContaining([{ what: 'track_dropped', track: 'religious_dialogue' }]),
    );
  });

  it('lets the approved revision take the place of the plan before it', () => {
    const file = revised();
    file.answered('plan_opinion', 'agree', {}, 'prison');
    file.answered('plan_approval', 'approve');
    const { versions } = planOf(seenIn(file));
    expect(versions.map(({ status }) => status)).toEqual(['approved', 'superseded']);
  });

  it('says where each objective stands, and since which review', () => {
    const file = inProgramme();
    const { objectiveId } = file.kase.plan!.objectives[0]!;
    const reviewOn = dateIn(file, 'P4M');
    file.do('coordinator', 'reviewObjective', { objectiveId, standing: 'progressing', reasons: text, reviewOn });
    const [objective, other] = planOf(seenIn(file)).versions[0]!.objectives!;
    expect(objective).toMatchObject({ standing: 'progressing', reviewOn, reviews: [{ reasons: 'says text' }] });
    expect(objective).toMatchObject({
      title: 'says text',
      successThreshold: 'says text',
      failureThreshold: 'says text',
    });
    expect(other?.standing).toBeUndefined();
  });

  it('has tracks with what was held and measured, and consents that were asked for and that were not', () => {
    const file = inProgramme();
    const before = { measure: 'reading_level', when: 'before', level: 'basic' } as const;
    file.do('coordinator', 'recordMeasure', { trackId: trackId(file, 'basic_education'), ...before });
    const { tracks, consents } = planOf(seenIn(file));
    const education = tracks?.find(({ code }) => code === 'basic_education');
    expect(education?.measures).toContainEqual(
      expect.objectContaining({
        code: 'reading_level',
        taken: ['before'],
        before: expect.objectContaining({ level: 'basic' }),
      }),
    );
    expect(consents?.map(({ purpose }) => purpose)).toEqual(file.programme.consent.purposes.map(({ code }) => code));
    expect(consents?.[0]).toMatchObject({ state: 'given', answers: [{ state: 'given', form: expect.any(String) }] });
  });

  it('has the ledger of incentives for those who see it', () => {
    const file = busy();
    expect(planOf(seenIn(file)).incentives).toMatchObject([{ state: 'proposed', reasons: 'says text' }]);
    expect(planOf(seenIn(file, sightWith({ incentives: 'exists' }))).incentives).toBeUndefined();
  });

  it('shows a correction beside what it corrects', () => {
    const file = inProgramme();
    const entryId = file.entryId('planDrafted');
    file.do('coordinator', 'correctEntry', { entryId, reasonCode: 'incomplete', correction: text });
    expect(planOf(seenIn(file)).versions[0]?.drafted).toMatchObject({
      entryId,
      corrections: [{ reasonCode: 'incomplete', correction: 'says text', by: { personId: 'coordinator' } }],
    });
  });

  it('is, to those who see how the case goes and no more, its versions and what came of them', () => {
    const { versions, ...rest } = planOf(seenIn(revised(), sightWith({ identity: 'pseudonym' })));
    expect(rest).toEqual({ caseId: expect.any(String), incentives: expect.any(Array) });
    expect(versions.map(({ version, status, objectives, aim }) => ({ version, status, objectives, aim }))).toEqual([
      { version: 2, status: 'submitted' },
      { version: 1, status: 'approved' },
    ]);
  });
});

describe('the changes of a plan', () => {
  const objective = (title: string, successThreshold: string) => ({
    objectiveId: title + successThreshold,
    title,
    successThreshold,
    actors: ['teacher'],
    hasFailureThreshold: true,
    reviewOn: '2031-01-01',
    reviews: [],
  });
  const before = {
    aim: 'disengagement',
    tracks: ['a', 'b'],
    objectives: [objective('Read', '10'), objective('Work', '3')],
  };

  it('name what was added, dropped and changed; new ids of the same objective are no change', () => {
    const after = { ...before, tracks: ['b', 'c'], objectives: [objective(' Read', '20'), objective('Home', '1')] };
    expect(changesBetween(before, { ...after, aim: 'deradicalization' })).toEqual([
      { what: 'aim_changed', from: 'disengagement', to: 'deradicalization' },
      { what: 'objective_changed', title: 'Read', fields: ['successThreshold'] },
      { what: 'objective_added', title: 'Home' },
      { what: 'objective_dropped', title: 'Work' },
      { what: 'track_added', track: 'c' },
      { what: 'track_dropped', track: 'a' },
    ]);
    expect(changesBetween(before, before)).toEqual([]);
  });
});

describe('the assessments', () => {
  it('have every item of the instrument in each form, the comparison of two rounds, and no sum', () => {
    const file = assessed(inProgramme());
    const seen = seenIn(file);
    const made = assessmentsOf(seen);
    expect(made.rounds.map(({ purpose, status }) => [purpose, status])).toEqual([
      ['reassessment', 'approved'],
      ['baseline', 'approved'],
    ]);
    expect(made.comparison?.items).toHaveLength(7);
    const { form: filled, apart } = assessmentOf(seen, made.rounds[1]!.assessmentId);
    expect(filled?.ratings.map(({ item }) => item)).toEqual(file.programme.instruments[0]!.items.map(({ id }) => id));
    expect(apart).toEqual([]);
    expect(JSON.stringify(made)).not.toMatch(/"(score|sum|total|mean)"/);
  });

  it('have areas of the background that are not recorded yet', () => {
    const { background } = assessmentsOf(seenIn(inProgramme()));
    expect(background?.every(({ summaries }) => summaries.length > 0)).toBe(true);
  });

  it('are, in summary, which rounds there were and how far they got', () => {
    const seen = seenIn(assessed(inProgramme()), sightWith({ assessment: 'summary' }));
    const made = assessmentsOf(seen);
    for (const round of made.rounds) {
      expect(round).toMatchObject({ status: 'approved', decisions: [], comments: [] });
      expect(round).not.toHaveProperty('levelOfConcern');
      expect(assessmentOf(seen, round.assessmentId).form).toBeUndefined();
    }
    expect(made).not.toHaveProperty('comparison');
    expect(made).not.toHaveProperty('background');
  });

  it('of two assessors have the form of each beside the one that they agreed on', () => {
    const programme = { ...standard, instruments: [{ ...standard.instruments[0]!, twoAssessors: true }] };
    const file = assessing({ programme });
    const four = { secondAssessorId: 'second_assessor', moderatorId: 'moderator' };
    file.do('coordinator', 'assignAssessment', assessmentAssigned(four));
    for (const [personId, levelOfConcern] of [
      ['assessor', 'high'],
      ['second_assessor', 'low'],
      ['moderator', 'medium'],
    ] as const) {
      const task = file.openTasks.find(({ assigneeId }) => assigneeId === personId)!;
      expect(file.answer(task, 'submit', { assessment: form(programme, { levelOfConcern }) })).toBeNull();
    }
    const seen = seenIn(file);
    const [round] = assessmentsOf(seen).rounds;
    const made = assessmentOf(seen, round!.assessmentId);
    expect(round?.status).toBe('submitted');
    expect(made.form?.levelOfConcern).toBe('medium');
    expect(made.apart.map(({ levelOfConcern, recorded: { by } }) => [by?.personId, levelOfConcern])).toEqual([
      ['assessor', 'high'],
      ['second_assessor', 'low'],
    ]);
  });

  it('of another id are not there', () => {
    expect(() => assessmentOf(seenIn(inProgramme()), 'another')).toThrow(expect.objectContaining({ status: 404 }));
  });
});

describe('the conferences', () => {
  const file = held(inProgramme({ programme: withQuorum }), {
    items: [noAction, decision, action('2031-12-01')],
    dissent: [{ personId: 'psychologist', reasons: text }],
  });

  it('have who came and who did not, every item with its outcome, dissent and the next review', () => {
    const { conferences, next } = conferencesOf(seenIn(file));
    expect(conferences[0]).toMatchObject({
      type: 'plan',
      status: 'held',
      chairId: 'chair',
      minutes: {
        attended: ['chair', 'psychologist', 'facility_manager'],
        apologies: ['teacher'],
        lacking: [],
        items: [
          { disposition: 'no_action', says: 'says text' },
          { disposition: 'decision', says: 'says text' },
          { disposition: 'action', action: { ownerId: 'teacher', state: 'open', overdue: false } },
        ],
        dissent: [{ personId: 'psychologist', reasons: 'says text' }],
        summary: 'says text',
      },
    });
    expect(next?.type).toBe('plan');
  });

  it('say what came of an action, and in which words', () => {
    const later = file.copy().answered('action', 'done');
    const action = conferencesOf(seenIn(later)).conferences[0]?.minutes?.items[2]?.action;
    expect(action).toMatchObject({
      state: 'done',
      says: expect.stringMatching(/^says/),
      recorded: { by: { personId: 'teacher' } },
    });
  });

  it('are lines to those who see how the case goes and no more', () => {
    expect(conferencesOf(seenIn(file, sightWith({ identity: 'pseudonym' })))).toEqual({
      caseId: 'case-1',
      conferences: [],
    });
  });
});

describe('whatever happened in a case', () => {
  const all = lives(6, 11);

  it('the sections are made of it, as they are described', () => {
    for (const { file } of all) {
      const seen = seenIn(file);
      z.strictObject(planShape).parse(planOf(seen));
      const made = z.strictObject(assessmentsShape).parse(assessmentsOf(seen));
      for (const { assessmentId } of made.rounds)
        z.strictObject(assessmentShape).parse(assessmentOf(seen, assessmentId));
      z.strictObject(conferencesShape).parse(conferencesOf(seen));
    }
  });

  it('the plan and its revision have the status that they have in the case', () => {
    const found = all.map(({ file: { kase }, file }) => {
      const { versions } = planOf(seenIn(file));
      const statusOf = (version: number | undefined) => versions.find((each) => each.version === version)?.status;
      expect([statusOf(kase.plan?.version), statusOf(kase.planDraft?.version)]).toEqual([
        kase.plan?.status,
        kase.planDraft?.status,
      ]);
      return versions.length;
    });
    expect(Math.max(...found)).toBeGreaterThan(1);
  });

  it('an assessment and a conference stand as they stand in the case', () => {
    for (const { file } of all) {
      const seen = seenIn(file);
      const statuses = conferencesOf(seen).conferences.map(({ conferenceId, status }) => [conferenceId, status]);
      for (const { conferenceId, status } of file.kase.conferences)
        expect(statuses).toContainEqual([conferenceId, status]);
      const rounds = assessmentsOf(seen).rounds.map(({ assessmentId, status }) => [assessmentId, status]);
      for (const { assessmentId, status } of file.kase.assessments)
        expect(rounds).toContainEqual([assessmentId, status]);
    }
  });
});
