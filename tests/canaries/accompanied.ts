import { linkIn } from '../../local/demo/mails';
import { play, waitToBeAsked, type Scene } from '../../local/demo/scene';
import { answer, reasons, say, type Body } from '../../stories/act';
import { asUsual } from '../../stories/commands';
import { answerByLink } from '../../stories/drivers/links';
import { dateIn, trackId } from '../../stories/seen';
import * as steps from '../../stories/steps';
import { open } from './path';
import { planted, type Write } from './planted';

/** Everything that people write in the programme phase, except at its gates. */
export async function accompanied(scene: Scene, write: Write): Promise<void> {
  const meeting = await called(scene, 'review', 2_000);
  const { caseId: otherCaseId } = await open(scene, write);
  await play(
    scene,
    ...planted(
      write,
      asUsual('planSession'),
      asUsual('planSeries', { count: 2 }),
      asUsual('recordMeasure'),
      asUsual('endTrack', (seen) => ({ trackId: trackId(seen, 'basic_education') })),
      asUsual('reviewObjective', (seen): Partial<Body<'reviewObjective'>> => ({
        standing: 'progressing',
        reviewOn: dateIn(seen, 'P60D'),
      })),
      asUsual('recordSuitability'),
      asUsual('recordSuitability', { suitable: true }),
      // A keep-apart, a housing decision in spite of it, and a challenge of that decision.
      asUsual('recordKeepApart', { otherCaseId }),
      steps.housed({ option: 'integrated' }),
      asUsual('endKeepApart'),
      asUsual('recordChallenge'),
      answer('challenge_review', 'dismiss'),
      // The concern rises.
      asUsual('recordConflict'),
      steps.activitiesSuspended,
      asUsual('resumeActivities'),
      asUsual('recordNewInformation'),
      asUsual('skipReassessment'),
      asUsual('setLevelOfConcern'),
      steps.appointed('custodian', 'custodian'),
      asUsual('recordRestrictedEntry'),
      // An incentive granted although the concern has risen, then withdrawn.
      steps.proposed(),
      answer('incentive_decision', 'grant', { override: reasons }),
      asUsual('revokeIncentive'),
    ),
  );
  await met(scene, meeting, write);
  await play(scene, ...planted(write, asUsual('startPreRelease'), asUsual('goBack', { to: 'programme' })));
}

interface Meeting {
  readonly conferenceId: string;
  readonly startsAt: string;
}

/** A conference that begins in so many milliseconds. */
async function called(scene: Scene, type: string, inMs: number): Promise<Meeting> {
  const startsAt = new Date(Date.now() + inMs).toISOString();
  const { conferences = [] } = await play(scene, steps.called({ type, startsAt }));
  return { startsAt, conferenceId: conferences.find((each) => each.startsAt === startsAt)?.conferenceId ?? '' };
}

/** One conference cancelled after an answer by mail, and one held with an item of each kind. */
async function met(scene: Scene, { conferenceId, startsAt }: Meeting, write: Write): Promise<void> {
  const later = await called(scene, 'challenge', 7 * 86_400_000);
  const { mail } = await waitToBeAsked(scene, 'conference_invitation', 60, later.conferenceId, 'facilityManager');
  await answerByLink(linkIn(mail), { answer: 'accept', note: write('link.conference_invitation') });
  const cancelled = asUsual('cancelConference', { conferenceId: later.conferenceId, reasonCode: 'replaced' });
  await play(scene, ...planted(write, cancelled, () => [{ until: startsAt }]));
  const title = say('An item');
  const held = asUsual('recordConference', (seen): Partial<Body<'recordConference'>> => ({
    conferenceId,
    attended: ['chair', 'psychologist', 'facilityManager'],
    items: [
      { title, disposition: { kind: 'action', ownerId: 'teacher', dueOn: dateIn(seen, 'P5D'), what: reasons } },
      { title, disposition: { kind: 'decision', decision: reasons } },
      { title, disposition: { kind: 'no_action', reasons } },
    ],
    dissent: [{ personId: 'psychologist', reasons }],
  }));
  await play(scene, ...planted(write, held, answer('action', 'done')));
}
