import type { CaseResponse } from '../../api/cases/response';
import { answer, give, type Scene } from '../../local/demo/scene';
import { assessmentForm } from '../../local/demo/words';
import { criteria } from '../../local/standard';

const reasons = 'As the records of the case show.';
const command =
  (person: string, name: Parameters<typeof give>[2], body: object) =>
  (scene: Scene): Promise<CaseResponse> =>
    give(scene, person, name, body);
const reply =
  (person: string, kind: Parameters<typeof answer>[2], body: Parameters<typeof answer>[3]) =>
  (scene: Scene): Promise<CaseResponse> =>
    answer(scene, person, kind, body);
const today = new Date().toISOString().slice(0, 10);

/** What comes next in each seeded case, by the first word of its alias, and the phase that it is in. */
export const nextInSeeded: Readonly<
  Record<string, readonly [phase: string, act: (scene: Scene) => Promise<CaseResponse>]>
> = {
  Alder: [
    'referred',
    command('coordinator', 'acceptReferral', {
      criteria,
      duplicateChecked: true,
      conflictOfInterestChecked: true,
      reasons,
    }),
  ],
  Birch: [
    'intake',
    command('dutyOfficer', 'recordScreening', {
      findings: { safety: 'no_concern', language: 'no_concern', separation: 'unknown' },
    }),
  ],
  Cedar: ['assessing', reply('psychologist', 'assessment', { answer: 'submit', assessment: assessmentForm })],
  Damson: ['classifying', command('coordinator', 'resumeCase', { reasons })],
  Elm: ['planning', reply('chair', 'plan_approval', { answer: 'approve', narrative: reasons })],
  Fir: ['programme', command('coordinator', 'startPreRelease', { reasons })],
  Gorse: [
    'programme',
    command('coordinator2', 'assignAssessment', {
      instrumentId: 'demonstration',
      assessorId: 'psychologist',
      reviewerId: 'psychologist2',
    }),
  ],
  Hazel: ['pre_release', reply('police', 'release_confirmation', { answer: 'confirm', narrative: reasons })],
  Iris: [
    'release_decision',
    command('coordinator', 'recordReleaseDecision', {
      kind: 'sentence_completed',
      authority: 'prison_authority',
      decidedOn: today,
      releaseOn: today,
      reasons,
      senderId: 'facilityManager',
      aftercareLeadId: 'aftercare',
    }),
  ],
  Juniper: ['supervised', reply('probation', 'contact_report', { answer: 'made' })],
  Kelp: ['aftercare', reply('aftercare', 'outreach', { answer: 'reached' })],
  Larch: ['closing', command('chair', 'closeCase', { outcomeCode: 'opted_out', reasons })],
};
