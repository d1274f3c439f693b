import { commandPaths, paths } from '../../api/paths';
import type { CaseResponse } from '../../api/cases/response';
import { linkIn, waitForMail } from '../../local/demo/mails';
import { accepted, give, look, play, waitToBeAsked, type Scene, type Stage } from '../../local/demo/scene';
import { openingBody } from '../../local/demo/words';
import { until } from '../../local/demo/waiting';
import { answer, reasons } from '../../stories/act';
import { objective } from '../../stories/bodies';
import { asUsual } from '../../stories/commands';
import { classified, received, screened, undated } from '../../stories/course';
import { answerByLink } from '../../stories/drivers/links';
import { dateIn } from '../../stories/seen';
import * as steps from '../../stories/steps';
import { mailsAbout, planSession } from '../e2e/cases';
import { planted, type Write } from './planted';

export const bornOn = '1957-03-29';

/** A case opened over HTTP with a canary in every text. */
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
  await play(scene, ...planted(write, steps.accepted));
  return scene;
}

/** From the referral to an approved plan. */
export async function planned(stage: Stage, write: Write): Promise<Scene> {
  const scene = await open(stage, write);
  const [, ...staffed] = undated(received);
  await play(scene, ...planted(write, staffed, undated(screened)));
  await correctLast(scene, write);
  await play(
    scene,
    ...planted(write, steps.backgroundRecorded, steps.submitted(), steps.commented('given'), steps.reviewed),
    ...planted(write, undated(classified)),
    ...planted(
      write,
      steps.planDrafted({
        objectives: [objective('2035-01-01')],
        tracks: ['psychological_counselling', 'basic_education'],
      }),
      steps.consentRecorded(),
      steps.riskPlanned('P90D'),
      steps.planSubmitted,
      steps.planAgreed('not_agreed'),
      (['psychologist', 'prison', 'probation'] as const).map((each) => answer('plan_opinion', 'dissent', {}, each)),
      steps.chairApproved,
    ),
  );
  return scene;
}

/** A session whose invitee declines by mail with a note, and which is cancelled. */
export async function declined(scene: Scene, specialistId: string, write: Write): Promise<string> {
  const { taskId } = await planSession(scene, 900, specialistId);
  const link = linkIn(await waitForMail(scene.mailbox, taskId));
  await answerByLink(link, { answer: 'decline', reason: 'on_leave', note: write('link.session_invitation') });
  const isConfirmed = async (): Promise<boolean> => (await mailsAbout(scene, taskId)).length > 1;
  await until('the mail that an answer was recorded', 60, isConfirmed);
  await play(scene, ...planted(write, asUsual('cancelSession', { reasonCode: 'replaced' })));
  return link;
}

/** From an approved plan to the day of release, into aftercare and to the end. */
export async function ended(scene: Scene, write: Write): Promise<void> {
  await play(
    scene,
    ...planted(
      write,
      asUsual('startPreRelease'),
      asUsual('changeDates', (seen) => ({ expectedReleaseOn: dateIn(seen, 'P10D') })),
      steps.confirmationsRequested,
      steps.submitted(),
      steps.reviewed,
      steps.attested,
      steps.confirmed(),
      steps.decided('sentence_completed', {}, { on: 'P0D' }),
      steps.handedOver,
    ),
  );
  const missed = { answer: 'missed', reason: 'did_not_come', note: write('link.contact_report') };
  await answerByLink(linkIn((await waitToBeAsked(scene, 'contact_report')).mail), missed);
  const reached = { answer: 'reached', note: write('link.outreach') };
  await answerByLink(linkIn((await waitToBeAsked(scene, 'outreach')).mail), reached);
  await play(scene, ...planted(write, asUsual('recordAftercareChoice')));
  for (const { kind } of (await look(scene)).tasks ?? [])
    if (kind === 'contact_report') await play(scene, steps.contactMade);
  await play(scene, ...planted(write, steps.caseClosed));
}

/** Other paths: suspension, an early decision, parole, the person's death, early closure. */
export async function elsewhere(stage: Stage, write: Write): Promise<void> {
  const paroled = await open(stage, write);
  await play(
    paroled,
    ...planted(
      write,
      asUsual('setMarkers'),
      asUsual('suspendCase', { reasonCode: 'hospital' }),
      asUsual('resumeCase'),
      asUsual('recordReleaseDecision', { waiver: reasons }),
      asUsual('recordDeath'),
    ),
  );
  await play(await open(stage, write), ...planted(write, asUsual('startClosing')));
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
