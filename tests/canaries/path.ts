import { paths } from '../../api/paths';
import type { CaseResponse } from '../../api/cases/response';
import { commandPaths } from '../../api/paths';
import { answerByLink } from '../../local/demo/link-page';
import { linkIn, waitForMail } from '../../local/demo/mails';
import { accepted, answer, give, look, waitToBeAsked, type Scene, type Stage } from '../../local/demo/scene';
import { criteria, opinions, purposes } from '../../local/standard';
import { assessmentForm, backgroundBody, openingBody, planBody } from '../../local/demo/words';
import { mailsAbout, planSession } from '../e2e/cases';
import { until } from '../../local/demo/waiting';

/** Gives a word for a field, such as `openCase.pathwayIn`. */
export type Write = (field: string) => string;

export const bornOn = '1957-03-29';
export const dateIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A case whose every text is a canary, opened over HTTP. */
export async function open(stage: Stage, write: Write): Promise<Scene> {
  const person = {
    givenName: write('openCase.person.givenName'),
    familyName: write('openCase.person.familyName'),
    bornOn,
  };
  const texts = { pathwayIn: write('openCase.pathwayIn'), otherPersonReasons: write('openCase.otherPersonReasons') };
  const body = { ...openingBody(Date.now(), 20), person, ...texts };
  const opened = accepted(
    'openCase',
    await stage.as('coordinator').post<CaseResponse>(commandPaths.openCase, {}, body),
  );
  const scene = { ...stage, caseId: opened.caseId, reference: opened.reference };
  const checks = { criteria, duplicateChecked: true, conflictOfInterestChecked: true };
  await give(scene, 'coordinator', 'acceptReferral', { ...checks, reasons: write('acceptReferral.reasons') });
  return scene;
}

/** From the referral to an approved plan. */
export async function planned(stage: Stage, write: Write): Promise<Scene> {
  const scene = await open(stage, write);
  for (const [held, personId] of [
    ['duty_officer', 'dutyOfficer'],
    ['health_lead', 'health'],
    ['chair', 'chair'],
  ])
    await give(scene, 'coordinator', 'appoint', { function: held, personId });
  const findings = { health: 'no_concern', self_harm: 'unknown', vulnerability: 'no_concern' };
  await give(scene, 'health', 'recordScreening', { findings, notes: write('recordScreening.notes') });
  await give(scene, 'dutyOfficer', 'recordScreening', {
    findings: { safety: 'concern', language: 'no_concern', separation: 'no_concern' },
  });
  await correctLast(scene, write);
  const areas = backgroundBody.areas.map(({ area }) => ({ area, summary: write('recordBackground.areas.summary') }));
  await give(scene, 'coordinator', 'recordBackground', { areas });
  await assess(scene, write, async () => {
    const { assessments = [] } = await look(scene);
    await give(scene, 'coordinator', 'recordPersonComment', {
      ...{ assessmentId: assessments[0]?.assessmentId, outcome: 'given' },
      comment: write('recordPersonComment.comment'),
    });
  });
  await give(scene, 'chair', 'decideHousing', {
    option: 'integrated',
    securityClass: 'standard',
    roleTier: 'follower',
    factors: ['family_ties'],
    reasons: write('decideHousing.reasons'),
    expiresOn: dateIn(180),
  });
  await plan(scene, write);
  await answer(scene, 'chair', 'plan_approval', { answer: 'approve', narrative: write('answerTask.narrative') });
  return scene;
}

/** The plan, with what goes with it and the voices that its gate asks for. */
async function plan(scene: Scene, write: Write): Promise<void> {
  await give(scene, 'coordinator', 'draftPlan', planOf(write));
  for (const purpose of purposes)
    await give(scene, 'coordinator', 'recordConsent', {
      ...{ purpose, state: 'given', evidence: { form: 'written', interpreter: false } },
      reasons: write('recordConsent.reasons'),
    });
  await give(scene, 'coordinator', 'recordRiskPlan', {
    triggers: [write('recordRiskPlan.triggers')],
    warningSigns: [write('recordRiskPlan.warningSigns')],
    contingencies: [{ what: write('recordRiskPlan.contingencies.what'), actsAs: 'duty_officer' }],
    reviewOn: dateIn(90),
  });
  const { plan: submitted } = await give(scene, 'coordinator', 'submitPlan', { chairId: 'chair', opinions });
  await give(scene, 'coordinator', 'recordPlanAgreement', {
    ...{ version: submitted?.version, agreement: 'not_agreed', comment: write('recordPlanAgreement.comment') },
  });
  for (const { personId } of opinions)
    await answer(scene, personId, 'plan_opinion', { answer: 'dissent', narrative: write('answerTask.narrative') });
}

/** A session that somebody is invited to, declines from the mail with a note, and that is cancelled. */
export async function declined(scene: Scene, specialistId: string, write: Write): Promise<string> {
  const { taskId, about: sessionId } = await planSession(scene, 900, specialistId);
  const link = linkIn(await waitForMail(scene.mailbox, taskId));
  await answerByLink(link, { answer: 'decline', reason: 'on_leave', note: write('link.session_invitation') });
  const told = async (): Promise<boolean> => (await mailsAbout(scene, taskId)).length > 1;
  await until('the mail that an answer was recorded', 60, told);
  await give(scene, 'coordinator', 'cancelSession', {
    ...{ sessionId, reasonCode: 'replaced', narrative: write('cancelSession.narrative') },
  });
  return link;
}

/** From an approved plan to the day of release, into aftercare and to the end. */
export async function ended(scene: Scene, write: Write): Promise<void> {
  await give(scene, 'coordinator', 'startPreRelease', { reasons: write('startPreRelease.reasons') });
  await give(scene, 'coordinator', 'changeDates', {
    ...{ expectedReleaseOn: dateIn(10), reasonCode: 'other', reasons: write('changeDates.reasons') },
  });
  const confirmers = {
    chairId: 'chair',
    policeLeadId: 'police',
    probationLeadId: 'probation',
    aftercareLeadId: 'aftercare',
  };
  await give(scene, 'coordinator', 'requestReleaseConfirmations', confirmers);
  await assess(scene, write);
  const attested = { answer: 'attest', narrative: write('answerTask.narrative') };
  await answer(scene, 'police', 'intelligence_attestation', attested);
  for (const who of Object.values(confirmers))
    await answer(scene, who, 'release_confirmation', { answer: 'confirm', narrative: write('answerTask.narrative') });
  await give(scene, 'coordinator', 'recordReleaseDecision', {
    ...{ kind: 'sentence_completed', authority: 'prison_authority', decidedOn: dateIn(0), releaseOn: dateIn(0) },
    ...{ reasons: write('recordReleaseDecision.reasons'), senderId: 'facilityManager', aftercareLeadId: 'aftercare' },
  });
  for (const [who, kind] of [
    ['facilityManager', 'handover_sending'],
    ['aftercare', 'handover_acceptance'],
  ] as const)
    await answer(scene, who, kind, { answer: 'confirm', narrative: write('answerTask.narrative') });
  const missed = { answer: 'missed', reason: 'did_not_come', note: write('link.contact_report') };
  await answerByLink(linkIn((await waitToBeAsked(scene, 'contact_report')).mail), missed);
  const reached = { answer: 'reached', note: write('link.outreach') };
  await answerByLink(linkIn((await waitToBeAsked(scene, 'outreach')).mail), reached);
  const reasons = write('recordAftercareChoice.reasons');
  await give(scene, 'aftercare', 'recordAftercareChoice', { choice: 'declined', reasons });
  for (const { kind } of (await look(scene)).tasks ?? [])
    if (kind === 'contact_report') await answer(scene, 'aftercare', kind, { answer: 'made' });
  const outcome = { outcomeCode: 'completed_aim_achieved', reasons: write('closeCase.reasons') };
  await give(scene, 'chair', 'closeCase', outcome);
}

/** What happens on other paths: suspended, decided before its time and on parole, the person's death; closed early. */
export async function elsewhere(stage: Stage, write: Write): Promise<void> {
  const paroled = await open(stage, write);
  await give(paroled, 'coordinator', 'setMarkers', { markers: ['woman'], reasons: write('setMarkers.reasons') });
  await give(paroled, 'coordinator', 'suspendCase', {
    reasonCode: 'hospital',
    narrative: write('suspendCase.narrative'),
  });
  await give(paroled, 'coordinator', 'resumeCase', { reasons: write('resumeCase.reasons') });
  await give(paroled, 'coordinator', 'recordReleaseDecision', {
    ...{ kind: 'parole', authority: 'parole_board', decidedOn: dateIn(0), releaseOn: dateIn(3) },
    ...{ reasons: write('recordReleaseDecision.reasons'), waiver: write('recordReleaseDecision.waiver') },
    conditions: [write('recordReleaseDecision.conditions'), write('recordReleaseDecision.conditions')],
    ...{ supervisionEndsOn: dateIn(300), supervisingOfficerId: 'probation', senderId: 'facilityManager' },
  });
  await give(paroled, 'coordinator', 'recordDeath', { diedOn: dateIn(0), narrative: write('recordDeath.narrative') });
  await give(await open(stage, write), 'coordinator', 'startClosing', { reasons: write('startClosing.reasons') });
}

async function assess(scene: Scene, write: Write, heard: () => Promise<void> = async () => undefined): Promise<void> {
  const overrideReasons = write('assignAssessment.overrideReasons');
  const people = { assessorId: 'psychologist', reviewerId: 'psychologist2', overrideReasons };
  await give(scene, 'coordinator', 'assignAssessment', { instrumentId: 'demonstration', ...people });
  const ratings = assessmentForm.ratings.map((rating) => ({
    ...rating,
    evidence: write('answerTask.assessment.ratings.evidence'),
  }));
  const assessment = { ...assessmentForm, ratings, formulation: write('answerTask.assessment.formulation') };
  const narrative = write('answerTask.narrative');
  await answer(scene, 'psychologist', 'assessment', { answer: 'submit', assessment, narrative });
  await heard();
  const approved = { answer: 'approve', narrative: write('answerTask.narrative') };
  await answer(scene, 'psychologist2', 'assessment_review', approved);
}

function planOf(write: Write): object {
  const texts = ['title', 'expectedResult', 'indicator', 'baseline', 'successThreshold', 'failureThreshold'];
  const written = Object.fromEntries(texts.map((name) => [name, write(`draftPlan.objectives.${name}`)]));
  const tracks = ['psychological_counselling', 'basic_education'];
  return { ...planBody, tracks, objectives: planBody.objectives.map((objective) => ({ ...objective, ...written })) };
}

interface Entry {
  readonly entryId: string;
  readonly type: string;
}

async function correctLast(scene: Scene, write: Write): Promise<void> {
  const { caseId } = scene;
  const events = await scene.as('coordinator').get<{ items: readonly Entry[] }>(paths.caseEvents, { caseId });
  const entry = accepted('listCaseEvents', events).items.find(({ type }) => type === 'referralAccepted');
  const correction = write('correctEntry.correction');
  await give(scene, 'coordinator', 'correctEntry', { entryId: entry?.entryId, correction });
}
