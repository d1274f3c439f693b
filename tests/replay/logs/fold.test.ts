import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseEvent } from '../../../shared/domain/events';
import { agenda, decide, evolve, nextDeadlines } from '../../../shared/domain/kernel';
import type { Agenda, AgendaFacts, Missing } from '../../../shared/domain/kernel-types';
import { missingAtGate } from '../../../shared/domain/phases';
import type { CaseState } from '../../../shared/domain/state';
import { programmeSchema } from '../../../shared/programme/schema';
import { service } from '../../domain/builders/people';
import { paris } from '../../domain/builders/programmes';

/** What an earlier release made of a case: its log, and what that release then said of it. */
interface Recorded {
  readonly now: string;
  readonly events: readonly CaseEvent[];
  readonly state: CaseState;
  readonly agenda: Agenda;
  readonly missing: readonly Missing[];
}

const folder = join(__dirname, 'recorded/0.1.0');
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const programme = programmeSchema.parse(read('programme.json'));
const names = readdirSync(folder).filter((name) => name !== 'programme.json');
const fold = (events: readonly CaseEvent[]): CaseState =>
  events.reduce<CaseState | null>((kase, event) => evolve(kase, event), null)!;

describe.each(names)('a log of the release before, %s', (name) => {
  const { now, events, state, ...said } = read(name) as Recorded;
  const facts: AgendaFacts = { now, programme, calendar: paris };

  it('tells the same state', () => {
    expect(fold(events)).toMatchObject(state);
  });

  it('owes the same under the same keys, so that nothing is mailed twice, and misses the same at its gate', () => {
    const { owed, ended } = agenda(fold(events), facts);
    expect({ owed, ended }).toEqual({ owed: said.agenda.owed, ended: said.agenda.ended });
    expect(missingAtGate(fold(events), facts)).toEqual(said.missing);
  });

  /** The one thing that stood in the plans of then, and that nobody was asked to look at. */
  const isNew = (what: string): boolean => what === 'objectiveReviewFellDue';

  it('brings the same next, besides the reviews of objectives', () => {
    const ahead = nextDeadlines(fold(events), facts).filter(({ what }) => !isNew(what));
    expect(ahead[0]?.at ?? null).toBe(said.agenda.wakeAt);
  });

  it('holds nothing else that this release would have had happen meanwhile, and asks once to see to those', () => {
    const look = { ...facts, actor: service, people: {}, newId: () => 'new' };
    const found = decide(fold(events), { name: 'tick' }, look);
    if (!found.accepted) throw new Error('time was refused');
    const others = found.events.filter(({ type }) => !isNew(type));
    expect(others.length).toBeLessThanOrEqual(1);
    for (const { data } of others) expect(data).toMatchObject({ kind: 'follow_up', about: 'objective_review_due' });
  });
});

it('the logs hold every type of event that the release before wrote', () => {
  const types = new Set(names.flatMap((name) => (read(name) as Recorded).events.map(({ type }) => type as string)));
  expect([...types].sort()).toEqual([...written].sort());
});

/** The types of events of release 0.1.0, for good. */
const written = [
  'caseOpened',
  'phaseEntered',
  'phaseTargetPassed',
  'referralAccepted',
  'functionAppointed',
  'screeningRecorded',
  'assessmentAssigned',
  'assessmentSubmitted',
  'assessmentApproved',
  'assessmentRejected',
  'assessmentNotPossible',
  'housingDecided',
  'housingReviewFellDue',
  'planDrafted',
  'planSubmitted',
  'planApproved',
  'planRejected',
  'sessionPlanned',
  'sessionRescheduled',
  'sessionCancelled',
  'sessionAccepted',
  'sessionDeclined',
  'sessionReportFellDue',
  'sessionHeld',
  'sessionNotHeld',
  'reassessmentFellDue',
  'reviewDecided',
  'preReleaseFellDue',
  'preReleaseStarted',
  'releaseConfirmationsRequested',
  'releaseConfirmed',
  'releaseRefused',
  'releaseDateChanged',
  'releaseDecided',
  'handoverSent',
  'handoverReceived',
  'personReleased',
  'contactsStarted',
  'contactFellDue',
  'contactMade',
  'contactMissed',
  'outreachRecorded',
  'contactScheduleEnded',
  'aftercareChosen',
  'closingStarted',
  'caseClosed',
  'caseSuspended',
  'caseResumed',
  'deathRecorded',
  'taskAsked',
  'taskChanged',
  'taskAnswered',
  'taskWithdrawn',
  'taskReassigned',
  'rungReached',
  'entryCorrected',
  'mailFailed',
];
