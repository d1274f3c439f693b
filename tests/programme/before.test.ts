import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ladderOf } from '../../shared/domain/asking/ladder';
import { type Phase, phaseNames } from '../../shared/domain/path/phases';
import { taskRows } from '../../shared/domain/catalogue';
import type { TaskKind } from '../../shared/domain/case';
import { programmeSchema, type Programme } from '../../shared/programme/schema';
import { acceptance, allScreened, assessmentAssigned, form, housing, opening, plan } from '../../stories/bodies';
import { CaseFile } from '../../stories/drivers/kernel/case-file';
import { dateIn, statesByPhase } from '../../stories/drivers/kernel/states';

const read = (name: string): Programme =>
  programmeSchema.parse(parse(readFileSync(join(__dirname, '../fixtures/programmes', `${name}.yaml`), 'utf8')));

/** The steps of the first version only. */
function thinly(programme: Programme): { readonly file: CaseFile; readonly seen: readonly Phase[] } {
  const file = new CaseFile({ programme });
  const seen: Phase[] = [];
  const look = (): number => seen.push(file.kase.phase);
  file.do('coordinator', 'openCase', opening());
  look();
  file.do('coordinator', 'acceptReferral', { ...acceptance, criteria: [] });
  look();
  file.do('coordinator', 'appoint', { function: 'chair', personId: 'chair' });
  file.do('coordinator', 'appoint', { function: 'duty_officer', personId: 'duty_officer' });
  file.do('duty_officer', 'recordScreening', allScreened);
  look();
  file.do('coordinator', 'assignAssessment', assessmentAssigned());
  file.answered('assessment', 'submit', { assessment: form(programme) });
  file.answered('assessment_review', 'approve');
  look();
  file.do('chair', 'decideHousing', housing(dateIn(file, 'P6M')));
  look();
  file.do('coordinator', 'draftPlan', plan(dateIn(file, 'P3M')));
  file.do('coordinator', 'submitPlan', { chairId: 'chair' });
  file.answered('plan_approval', 'approve');
  look();
  return { file, seen };
}

describe.each(['standard-1.0.0', 'demo-1.0.0'])('the definition %s of the version before', (name) => {
  const programme = read(name);

  it('is read today, and asks for nothing that it did not ask for', () => {
    expect(programme.gates).toEqual({
      referred: ['referral_acceptance'],
      intake: ['screening'],
      assessing: ['baseline'],
      classifying: ['classification'],
      planning: ['plan'],
      programme: ['programme_completion'],
      pre_release: ['confirmations', 'final_assessment'],
    });
    const { inclusionCriteria, background, conferences, consent, reassessmentRules, shortSentence } = programme;
    expect({ inclusionCriteria, background, conferences, reassessmentRules, shortSentence }).toEqual({
      inclusionCriteria: [],
      background: [],
      conferences: {},
      reassessmentRules: {},
      shortSentence: undefined,
    });
    expect(consent.purposes).toEqual([]);
    expect(programme.specialists.vettingRequired).toBe(false);
    const { tracks, instruments } = programme;
    expect(
      tracks.filter(({ voluntary, presumesGuilt, requires }) => voluntary || presumesGuilt || requires.length > 0),
    ).toEqual([]);
    expect(instruments.map(({ sourcesRequired, twoAssessors }) => ({ sourcesRequired, twoAssessors }))).toEqual([
      { sourcesRequired: 0, twoAssessors: false },
    ]);
  });

  it('has a window and a ladder for every kind of task, also for those that came later', () => {
    for (const kind of Object.keys(taskRows) as TaskKind[]) {
      expect(programme.taskWindows[kind]).toMatch(/\d/);
      expect(ladderOf(kind, programme).length).toBeGreaterThan(0);
    }
  });

  it('goes through its gates by the steps of the first version', () => {
    const { file, seen } = thinly(programme);
    expect(seen).toEqual(['referred', 'intake', 'assessing', 'classifying', 'planning', 'programme']);
    expect(file.kase.consents).toEqual({});
    // A session requires no consent and no vetting.
    const [track] = file.kase.plan?.tracks ?? [];
    file.do('coordinator', 'planSession', {
      trackId: track?.trackId ?? '',
      specialistId: 'psychologist',
      startsAt: file.in('P7D'),
      minutes: 60,
      placeCode: 'room_a',
    });
    expect(file.kase.sessions).toHaveLength(1);
  });

  it.each(phaseNames)('leads to %s', (phase) => {
    expect(statesByPhase[phase]({ programme }).kase.phase).toBe(phase);
  });
});
