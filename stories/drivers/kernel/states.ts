import type { Conference } from '../../../shared/domain/areas/conferences/contract';
import type { Phase } from '../../../shared/domain/path/phases';
import { earliest } from '../../../shared/domain/time';
import type { Body } from '../../act';
import { opening } from '../../bodies';
import { pathTo } from '../../path';
import * as steps from '../../steps';
import { CaseFile, type Setting } from './case-file';

export { dateIn, trackId } from '../../seen';

/** Opened on a referral that nobody has accepted yet. */
export function referred(setting: Setting = {}): CaseFile {
  const file = new CaseFile(setting);
  const { id, version } = file.programme;
  return file.do('coordinator', 'openCase', opening({ programme: { id, version, hash: 'hash' }, ...setting.referral }));
}

/** A case that has come as far as a phase, on one of the two branches of the path. */
function come(phase: Phase, setting: Setting, branch?: steps.Branch): CaseFile {
  return referred(setting).play(pathTo(phase, branch));
}

/** Accepted; the chair, the duty officer, the nurse and the custodian are named. */
export const inIntake = (setting: Setting = {}): CaseFile => come('intake', setting).play(steps.staffed);
export const assessing = (setting: Setting = {}): CaseFile => come('assessing', setting);
/** With an approved baseline, on which the person commented. */
export const classifying = (setting: Setting = {}): CaseFile => come('classifying', setting);
export const planning = (setting: Setting = {}): CaseFile => come('planning', setting);
/** With a plan of three objectives and three tracks, approved by the chair. */
export const inProgramme = (setting: Setting = {}): CaseFile => come('programme', setting);
/** The reassessment was reviewed, and the chair found the programme complete. */
export const preRelease = (setting: Setting = {}): CaseFile => come('pre_release', setting);
/** A month before the expected release: attested, and all four have confirmed, on a final assessment. */
export const releaseDecision = (setting: Setting = {}): CaseFile => come('release_decision', setting);

/** The authority has decided; the person is not outside yet. */
export function decided(branch: steps.Branch = 'parole', setting: Setting = {}): CaseFile {
  return releaseDecision(setting).play(steps.decided(branch));
}

/** Outside since this morning; nobody has confirmed the hand-over. */
export function released(branch: steps.Branch = 'parole', setting: Setting = {}): CaseFile {
  return come('released', setting, branch);
}

export const supervised = (setting: Setting = {}): CaseFile => come('supervised', setting);
/** In voluntary aftercare, the whole sentence served. */
export const inAftercare = (setting: Setting = {}): CaseFile => come('aftercare', setting);

/** The schedule of aftercare is over, and the coordinator has started the closing. */
export function closing(setting: Setting = {}): CaseFile {
  return reportAll(inAftercare(setting), 'P25M').play(steps.closingStarted);
}

export function closed(setting: Setting = {}): CaseFile {
  return closing(setting).play(steps.caseClosed);
}

/** In the programme, with a session accepted and one that is not, in hospital since an hour. */
export function suspended(setting: Setting = {}): CaseFile {
  return inProgramme(setting).play(steps.withSessions).pass('PT1H').play(steps.suspendedForHospital);
}

/** In the programme, with a conference whose record is due, an incident, a challenge and an incentive before people. */
export function busy(setting: Setting = {}): CaseFile {
  const file = inProgramme(setting).play(steps.withSessions);
  called(file, { startsAt: file.in('P1D') });
  return file.pass('P2D').play(steps.happened(), steps.challenged, steps.proposed());
}

export function afterDeath(setting: Setting = {}): CaseFile {
  const file = inProgramme(setting).play(steps.withSessions).pass('PT1H');
  return file.do('coordinator', 'recordDeath', { diedOn: file.now.slice(0, 10) });
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

/** A session of an hour with the psychologist, a week from now unless something else is said; its id. */
export function planned(file: CaseFile, changes: Partial<Body<'planSession'>> = {}): string {
  return steps.lastSession(file.play(steps.planned(changes)));
}

/** Called for a week from now; the conference. */
export function called(file: CaseFile, changes: Partial<Body<'callConference'>> = {}): Conference {
  const found = file.play(steps.called(changes)).kase.conferences.at(-1);
  if (!found) throw new Error('no conference was called');
  return found;
}

/** In the programme, with a session in two weeks that its specialist is asked for. */
export function invited(setting: Setting = {}): CaseFile {
  const file = inProgramme(setting);
  planned(file, { startsAt: file.in('P14D') });
  return file;
}

/** Time passes, and every contact that is asked for is reported as made the same day. */
export function reportAll(file: CaseFile, duration: string): CaseFile {
  const end = file.in(duration);
  while (file.now < end) {
    const asked = file.openTasks.some(({ kind }) => kind === 'contact_report');
    if (asked) file.play(steps.contactMade);
    else file.until(earliest([file.agenda.wakeAt, end]) ?? end);
  }
  return file;
}
