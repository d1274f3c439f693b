import type { CommandData } from '../../../shared/domain/commands';
import type { Phase } from '../../../shared/domain/state';
import type { Task } from '../../../shared/domain/tasks';
import { earliest, minus, startOfDay } from '../../../shared/domain/time';
import { CaseFile, type Setting } from './case-file';
import { parole, sentenceCompleted, text } from './commands';
import { incentive, incident } from './custody';
import {
  accepted,
  assessed,
  attested,
  backgroundRecorded,
  called,
  dateIn,
  handedOver,
  housed,
  opened,
  planApproved,
  releaseConfirmed,
  screened,
  staffed,
} from './steps';

export { assessed, dateIn } from './steps';

export type Branch = 'parole' | 'sentence_completed';

/** Opened on a referral that nobody has accepted yet. */
export function referred(setting: Setting = {}): CaseFile {
  return opened(new CaseFile(setting), setting.referral);
}

/** Accepted; the chair, the duty officer, the nurse and the custodian are named. */
export function inIntake(setting: Setting = {}): CaseFile {
  return staffed(accepted(referred(setting)));
}

export function assessing(setting: Setting = {}): CaseFile {
  return screened(inIntake(setting));
}

/** With an approved baseline, on which the person had their say. */
export function classifying(setting: Setting = {}): CaseFile {
  return assessed(backgroundRecorded(assessing(setting)));
}

export function planning(setting: Setting = {}): CaseFile {
  return housed(classifying(setting));
}

/** With a plan of three objectives and three tracks, approved by the chair. */
export function inProgramme(setting: Setting = {}): CaseFile {
  return planApproved(planning(setting));
}

/** The reassessment was reviewed, and the chair found the programme complete. */
export function preRelease(setting: Setting = {}): CaseFile {
  return assessed(inProgramme(setting)).answered('review_decision', 'complete');
}

/** A month before the expected release: attested, and all four have confirmed, on a final assessment. */
export function releaseDecision(setting: Setting = {}): CaseFile {
  const file = preRelease(setting);
  file.until(minus(startOfDay(file.kase.expectedReleaseOn, 'UTC'), 'P30D', file.calendar));
  return releaseConfirmed(attested(assessed(file)));
}

/** The authority has decided; the person is not outside yet. */
export function decided(branch: Branch = 'parole', setting: Setting = {}): CaseFile {
  const file = releaseDecision(setting);
  const today = dateIn(file, 'P0D');
  const day = dateIn(file, 'P14D');
  const decision = branch === 'parole' ? parole(today, day, dateIn(file, 'P1Y')) : sentenceCompleted(today, day);
  return file.do('coordinator', 'recordReleaseDecision', decision);
}

/** Outside since this morning; nobody has confirmed the hand-over. */
export function released(branch: Branch = 'parole', setting: Setting = {}): CaseFile {
  const file = decided(branch, setting);
  return file.until(startOfDay(file.kase.expectedReleaseOn, file.calendar.timeZone)).pass('PT9H');
}

export function supervised(setting: Setting = {}): CaseFile {
  return handedOver(released('parole', setting));
}

/** In voluntary aftercare, the whole sentence served. */
export function inAftercare(setting: Setting = {}): CaseFile {
  return handedOver(released('sentence_completed', setting));
}

/** The schedule of aftercare is over, and the coordinator has started the closing. */
export function closing(setting: Setting = {}): CaseFile {
  const file = reportAll(inAftercare(setting), 'P25M');
  return file.do('coordinator', 'startClosing', { reasons: text });
}

export function closed(setting: Setting = {}): CaseFile {
  return closing(setting).do('chair', 'closeCase', { outcomeCode: 'completed_aim_achieved', reasons: text });
}

/** In the programme, with a session accepted and one that is not, in hospital since an hour. */
export function suspended(setting: Setting = {}): CaseFile {
  return withSessions(inProgramme(setting)).pass('PT1H').do('coordinator', 'suspendCase', { reasonCode: 'hospital' });
}

/** In the programme, with a conference whose record is due, an incident, a challenge and an incentive before people. */
export function busy(setting: Setting = {}): CaseFile {
  const file = withSessions(inProgramme(setting));
  called(file, { startsAt: file.in('P1D') });
  return file
    .pass('P2D')
    .do('coordinator', 'recordIncident', incident())
    .do('coordinator', 'recordChallenge', { of: 'classification', grounds: text, reviewerId: 'independent' })
    .do('coordinator', 'proposeIncentive', incentive());
}

export function afterDeath(setting: Setting = {}): CaseFile {
  const file = withSessions(inProgramme(setting)).pass('PT1H');
  return file.do('coordinator', 'recordDeath', { diedOn: dateIn(file, 'P0D') });
}

/** Every state of the path, by the name of its phase. */
export const statesByPhase = {
  referred,
  intake: inIntake,
  assessing,
  classifying,
  planning,
  programme: inProgramme,
  pre_release: preRelease,
  release_decision: releaseDecision,
  released: (setting?: Setting) => released('parole', setting),
  supervised,
  aftercare: inAftercare,
  closing,
  closed,
} as const satisfies Record<Phase, (setting?: Setting) => CaseFile>;

/** The id of a track of the plan, by its code. */
export function trackId(file: CaseFile, code = 'psychological_counselling'): string {
  const track = file.kase.plan?.tracks.find((each) => each.code === code);
  if (!track) throw new Error(`the plan has no track ${code}`);
  return track.trackId;
}

/** A session of an hour with the psychologist, a week from now unless told otherwise; its id. */
export function planned(file: CaseFile, changes: Partial<CommandData['planSession']> = {}): string {
  file.do('coordinator', 'planSession', {
    trackId: trackId(file),
    specialistId: 'psychologist',
    startsAt: file.in('P7D'),
    minutes: 60,
    placeCode: 'room_a',
    ...changes,
  });
  const session = file.kase.sessions.at(-1);
  if (!session) throw new Error('no session was planned');
  return session.sessionId;
}

/** In the programme, with a session in two weeks that its specialist is asked for. */
export function invited(setting: Setting = {}): CaseFile {
  const file = inProgramme(setting);
  planned(file, { startsAt: file.in('P14D') });
  return file;
}

/** Two sessions: next week's is accepted, that of the week after is asked for. */
export function withSessions(file: CaseFile): CaseFile {
  const sessionId = planned(file);
  file.answered('session_invitation', 'accept', {}, sessionId);
  planned(file, { startsAt: file.in('P14D') });
  return file;
}

/** Time passes, and every contact that is asked for is reported as made the same day. */
export function reportAll(file: CaseFile, duration: string): CaseFile {
  const end = file.in(duration);
  for (let open = contact(file); file.now < end; open = contact(file)) {
    if (open) file.answered('contact_report', 'made', {}, open.about);
    else file.until(earliest([file.agenda.wakeAt, end]) ?? end);
  }
  return file;
}

function contact(file: CaseFile): Task | undefined {
  return file.openTasks.find(({ kind }) => kind === 'contact_report');
}
