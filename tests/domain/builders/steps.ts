import type { CommandData, ConsentState } from '../../../shared/domain/commands';
import { releaseConfirmers, type Conference } from '../../../shared/domain/state';
import type { Requirement } from '../../../shared/programme/custody';
import { civilDate, plus } from '../../../shared/domain/time';
import type { CaseFile } from './case-file';
import { acceptance, assessmentAssigned, confirmers, form, housing, opening, plan } from './commands';
import {
  background,
  conference,
  conferenceRecord,
  consent,
  evidenceOfJuvenile,
  incentive,
  incident,
  quorum,
  riskPlan,
} from './custody';

/** The date at the facility, a duration from now. */
export function dateIn(file: CaseFile, duration: string): string {
  return civilDate(plus(file.now, duration, file.calendar), file.calendar.timeZone);
}

/** Whether a gate of the case's programme waits for this: each step of the path is taken where one does. */
function isRequired({ programme: { gates } }: CaseFile, requirement: Requirement): boolean {
  return Object.values(gates).some((required) => required.includes(requirement));
}

export function opened(file: CaseFile, changes: Partial<CommandData['openCase']> = {}): CaseFile {
  const { id, version } = file.programme;
  return file.do('coordinator', 'openCase', opening({ programme: { id, version, hash: 'hash' }, ...changes }));
}

/** Every criterion of the programme is met. */
export function accepted(file: CaseFile): CaseFile {
  return file.do('coordinator', 'acceptReferral', { ...acceptance, criteria: file.programme.inclusionCriteria });
}

/** The chair, the duty officer, the nurse and the custodian of sealed entries. */
export function staffed(file: CaseFile): CaseFile {
  return file
    .do('coordinator', 'appoint', { function: 'chair', personId: 'chair' })
    .do('coordinator', 'appoint', { function: 'duty_officer', personId: 'duty_officer' })
    .do('coordinator', 'appoint', { function: 'health_lead', personId: 'nurse' })
    .do('coordinator', 'appoint', { function: 'custodian', personId: 'custodian' });
}

/** Everything that is owed of this person was looked at. */
export function screened(file: CaseFile, finding: 'no_concern' | 'unknown' = 'no_concern'): CaseFile {
  const owed = file.missing.map(({ code }) => code.replace('screening_', ''));
  return file.do('duty_officer', 'recordScreening', {
    findings: Object.fromEntries(owed.map((code) => [code, finding])),
  });
}

export function backgroundRecorded(file: CaseFile): CaseFile {
  return isRequired(file, 'background') ? file.do('coordinator', 'recordBackground', background(file.programme)) : file;
}

/** Assigned and submitted, in whatever phase. */
export function submitted(file: CaseFile, changes: Parameters<typeof form>[1] = {}): CaseFile {
  const instrumentId = file.programme.instruments[0]?.id ?? 'none';
  return file
    .do('coordinator', 'assignAssessment', assessmentAssigned({ instrumentId }))
    .answered('assessment', 'submit', { assessment: form(file.programme, changes, instrumentId) });
}

/** What the person said of the latest assessment, where the programme asks them. */
export function commented(file: CaseFile, outcome: 'given' | 'declined' | 'not_reached' = 'declined'): CaseFile {
  const assessmentId = file.kase.assessments.at(-1)?.assessmentId ?? 'none';
  return file.do('coordinator', 'recordPersonComment', {
    assessmentId,
    outcome,
    ...(outcome === 'given' && { comment: file.text() }),
  });
}

/** Assigned, submitted and approved, in whatever phase; the person had their say where it is asked. */
export function assessed(file: CaseFile, changes: Parameters<typeof form>[1] = {}): CaseFile {
  submitted(file, changes);
  if (file.kase.phase === 'assessing' && isRequired(file, 'person_comment')) commented(file);
  return file.answered('assessment_review', 'approve');
}

export function housed(file: CaseFile, changes: Partial<CommandData['decideHousing']> = {}): CaseFile {
  const { reviewAtMost } = file.programme.housing;
  const expiresOn = [dateIn(file, 'P6M'), dateIn(file, reviewAtMost)].sort()[0] ?? '';
  return file.do('chair', 'decideHousing', housing(expiresOn, changes));
}

export function planDrafted(file: CaseFile, changes: Partial<CommandData['draftPlan']> = {}): CaseFile {
  const known = file.programme.tracks.map(({ code }) => code);
  const usual = plan(dateIn(file, 'P3M'));
  const tracks = usual.tracks.filter((code) => known.includes(code));
  return file.do('coordinator', 'draftPlan', { ...usual, tracks, ...changes });
}

/** Before the chair, with whom the quorum wants asked for an opinion in writing. */
export function planSubmitted(file: CaseFile): CaseFile {
  const opinions = isRequired(file, 'quorum') ? quorum(file.programme) : [];
  return file.do('coordinator', 'submitPlan', { chairId: 'chair', ...(opinions.length > 0 && { opinions }) });
}

/** Everybody who was asked for an opinion agrees. */
export function opinionsWritten(file: CaseFile): CaseFile {
  for (const { kind, about } of file.openTasks)
    if (kind === 'plan_opinion') file.answered('plan_opinion', 'agree', {}, about);
  return file;
}

export function riskPlanned(file: CaseFile): CaseFile {
  return isRequired(file, 'risk_plan') ? file.do('coordinator', 'recordRiskPlan', riskPlan(dateIn(file, 'P6M'))) : file;
}

export function planAgreed(file: CaseFile, agreement: 'agreed' | 'not_agreed' | 'could_not_say' = 'agreed'): CaseFile {
  if (!isRequired(file, 'plan_agreement')) return file;
  return file.do('coordinator', 'recordPlanAgreement', { version: file.kase.plan?.version ?? 0, agreement });
}

/** The person was asked for everything that the programme asks, and answered this. */
export function consentRecorded(file: CaseFile, state: ConsentState = 'given'): CaseFile {
  const isJuvenile = file.kase.markers.includes('juvenile');
  const evidenced = state === 'given' && isJuvenile ? { evidence: evidenceOfJuvenile } : {};
  for (const { code } of file.programme.consent.purposes)
    file.do('coordinator', 'recordConsent', consent(state, { purpose: code, ...evidenced }));
  return file;
}

/** Drafted, submitted and approved, with everything beside it that the gate waits for. */
export function planApproved(file: CaseFile, changes: Partial<CommandData['draftPlan']> = {}): CaseFile {
  opinionsWritten(planSubmitted(planDrafted(file, changes)));
  consentRecorded(planAgreed(riskPlanned(file)));
  return file.answered('plan_approval', 'approve');
}

/** All four sides are asked and confirm. */
export function releaseConfirmed(file: CaseFile): CaseFile {
  file.do('coordinator', 'requestReleaseConfirmations', confirmers);
  for (const as of releaseConfirmers) file.answered('release_confirmation', 'confirm', {}, as);
  return file;
}

/** The custodian attests that sealed entries were considered, whether there are any or not. */
export function attested(file: CaseFile): CaseFile {
  return isRequired(file, 'intelligence_attestation') ? file.answered('intelligence_attestation', 'attest') : file;
}

/** Both sides confirm the hand-over. */
export function handedOver(file: CaseFile): CaseFile {
  return file.answered('handover_sending', 'confirm').answered('handover_acceptance', 'confirm');
}

/** Called for a week from now; the conference. */
export function called(file: CaseFile, changes: Partial<CommandData['callConference']> = {}): Conference {
  file.do('coordinator', 'callConference', conference(file.programme, file.in('P7D'), changes));
  const found = file.kase.conferences.at(-1);
  if (!found) throw new Error('no conference was called');
  return found;
}

/** Called, its time come, and recorded with everybody there. */
export function held(
  file: CaseFile,
  changes: Partial<CommandData['callConference']> = {},
  told: Partial<CommandData['recordConference']> = {},
): CaseFile {
  const { conferenceId, members, startsAt, chairId } = called(file, changes);
  file.until(startsAt).pass('PT2H');
  const attended = [chairId, ...members.map(({ personId }) => personId)];
  return file.do('chair', 'recordConference', conferenceRecord(conferenceId, attended, dateIn(file, 'P6M'), told));
}

/** After an incident the chair found that group activities and privileges are suspended. */
export function activitiesSuspended(file: CaseFile): CaseFile {
  return file
    .do('coordinator', 'recordIncident', incident({ severity: 'serious' }))
    .answered('suspension_proposal', 'suspend');
}

/** Proposed, and granted by somebody who runs no session. */
export function granted(file: CaseFile, changes: Partial<CommandData['proposeIncentive']> = {}): CaseFile {
  return file.do('coordinator', 'proposeIncentive', incentive(changes)).answered('incentive_decision', 'grant');
}

/** Every objective whose day has come goes on, and is looked at again in three months. */
export function objectivesReviewed(file: CaseFile): CaseFile {
  for (const { objectiveId, reviewFellDue } of file.kase.plan?.objectives ?? [])
    if (reviewFellDue)
      file.do('coordinator', 'reviewObjective', {
        objectiveId,
        standing: 'progressing',
        reasons: file.text(),
        reviewOn: dateIn(file, 'P3M'),
      });
  return file;
}
