import type { EventType, TaskKind } from '../../../shared/domain/case';
import { restrictedWord } from '../../../shared/domain/compartments';
import type { TimelineEntryResponse } from '../present-event';
import type { Recorded } from '../sections/recorded';
import type { SectionSeen } from '../sections/section';
import { present, toldOf, type ToldEntry } from '../sections/told';
import type { SafetyShown } from './response';

type Seen = Pick<SectionSeen, 'entries' | 'recordedOf' | 'kase'>;

/** The safety of a case: concern, risk, incidents, housing, separation, challenges, restricted entries. */
export function safetyOf({ now, timeZone, ...seen }: SectionSeen): SafetyShown {
  const { views, levelOfConcern, segregationDays, activitiesSuspended, restrictedEntries } = seen.kase;
  return {
    ...present({ timeZone, levelOfConcern, segregationDays, activitiesSuspended }),
    caseId: seen.kase.caseId,
    asOf: now,
    levels: levelsIn(seen),
    concerns: concernsIn(seen),
    ...(views.identity === 'full' && {
      riskPlan: riskPlanIn(seen),
      housing: housingIn(seen),
      separationAlarms: alarmsIn(seen),
      challenges: challengesIn(seen),
    }),
    ...(views.incidents === 'full' && {
      incidents: incidentsIn(seen),
      activities: activitiesIn(seen),
      keepApart: pairsIn(seen),
    }),
    ...(restrictedEntries && { restricted: restrictedIn(restrictedEntries, seen) }),
  };
}

/** The entries of a type whose details the reader sees, the latest first. */
function latest<T extends EventType>({ entries }: Pick<Seen, 'entries'>, type: T): readonly ToldEntry<T>[] {
  return toldOf(entries, type).toReversed();
}

function levelsIn(seen: Seen): SafetyShown['levels'] {
  return latest(seen, 'levelOfConcernSet').map(({ entry, data: { level, former, reasons } }) => ({
    level,
    ...present({ former: former ?? undefined, reasons }),
    recorded: seen.recordedOf(entry),
  }));
}

function concernsIn(seen: Seen): SafetyShown['concerns'] {
  const reviews = latest(seen, 'concernReviewed');
  return latest(seen, 'concernRaised').map(({ entry, data: { sessionId, urgent } }) => {
    const outcome = reviews.find(({ data }) => data.sessionId === sessionId)?.data.outcome;
    return { sessionId, urgent, ...present({ outcome }), recorded: seen.recordedOf(entry) };
  });
}

function riskPlanIn(seen: Seen): NonNullable<SafetyShown['riskPlan']> | null {
  const [plan] = latest(seen, 'riskPlanRecorded');
  if (!plan) return null;
  const { version, reviewOn, triggers, warningSigns, contingencies } = plan.data;
  return {
    version,
    reviewOn,
    triggers: textsIn(triggers),
    warningSigns: textsIn(warningSigns),
    contingencies: contingencies.map(({ what, actsAs }) => ({ ...present({ what }), actsAs })),
    recorded: seen.recordedOf(plan.entry),
  };
}

function textsIn(texts: readonly (string | undefined)[]): string[] {
  return texts.filter((each) => each !== undefined);
}

function incidentsIn(seen: Seen): NonNullable<SafetyShown['incidents']> {
  const incidents = latest(seen, 'incidentRecorded').map(
    ({ entry, data: { incidentId, what, conference, ...codes } }) => ({
      incidentId,
      kind: codes.kind,
      severity: codes.severity,
      ...present({ what, conference }),
      recorded: seen.recordedOf(entry),
    }),
  );
  const news = latest(seen, 'newInformationRecorded').map(({ entry, data: { incidentId, what, conference } }) => ({
    incidentId,
    ...present({ what, conference }),
    recorded: seen.recordedOf(entry),
  }));
  return inOrder([...incidents, ...news]);
}

function activitiesIn(seen: Seen): NonNullable<SafetyShown['activities']> {
  const onProposal =
    (is: 'suspended' | 'kept') =>
    ({ entry, data: { incidentId } }: ToldEntry<'activitiesSuspended' | 'activitiesKept'>) => ({
      is,
      incidentId,
      ...present({ says: wordsOf(seen, 'suspension_proposal', incidentId) }),
      recorded: seen.recordedOf(entry),
    });
  return inOrder([
    ...latest(seen, 'activitiesSuspended').map(onProposal('suspended')),
    ...latest(seen, 'activitiesKept').map(onProposal('kept')),
    ...latest(seen, 'activitiesResumed').map(({ entry, data: { reasons } }) => ({
      is: 'resumed' as const,
      ...present({ says: reasons }),
      recorded: seen.recordedOf(entry),
    })),
  ]);
}

function inOrder<Each extends { readonly recorded: Recorded }>(items: readonly Each[]): Each[] {
  return items.toSorted((a, b) => b.recorded.number - a.recorded.number);
}

function housingIn(seen: Seen): NonNullable<SafetyShown['housing']> {
  return latest(seen, 'housingDecided').map(({ entry, data }) => {
    const { option, securityClass, roleTier, factors, expiresOn } = data;
    const { reasons, keepApartReasons, prolongedReasons } = data;
    const texts = present({ reasons, keepApartReasons, prolongedReasons });
    const decision = { option, securityClass, roleTier, factors: [...factors], expiresOn };
    return { ...decision, ...texts, recorded: seen.recordedOf(entry) };
  });
}

function alarmsIn(seen: Seen): NonNullable<SafetyShown['separationAlarms']> {
  return latest(seen, 'segregationAlarmed').map(({ entry, data: { days, since } }) => ({
    days,
    since,
    recorded: seen.recordedOf(entry),
  }));
}

function pairsIn(seen: Seen): NonNullable<SafetyShown['keepApart']> {
  const endings = latest(seen, 'keepApartEnded');
  return latest(seen, 'keepApartRecorded').map(({ entry, data: { pairId, otherCaseId, reasonCode, reasons } }) => {
    const end = endings.find(({ data }) => data.pairId === pairId);
    const ended = end && { ...present({ reasons: end.data.reasons }), recorded: seen.recordedOf(end.entry) };
    const pair = { pairId, otherCaseId, reasonCode, ...present({ reasons, ended }) };
    return { ...pair, recorded: seen.recordedOf(entry) };
  });
}

function challengesIn(seen: Seen): NonNullable<SafetyShown['challenges']> {
  const decisions = latest(seen, 'challengeDecided');
  return latest(seen, 'challengeRecorded').map(({ entry, data: { challengeId, of, reviewerId, grounds } }) => {
    const open = seen.kase.challenges?.find((each) => each.challengeId === challengeId);
    const found = decisions.find(({ data }) => data.challengeId === challengeId);
    const says = wordsOf(seen, 'challenge_review', challengeId);
    const decided = found && {
      decision: found.data.decision,
      ...present({ says }),
      recorded: seen.recordedOf(found.entry),
    };
    const challenge = { challengeId, of, reviewerId: open?.reviewerId ?? reviewerId };
    return { ...challenge, ...present({ grounds, decided }), recorded: seen.recordedOf(entry) };
  });
}

/** The words of the latest answer to a task of this kind about something. */
function wordsOf(seen: Seen, kind: TaskKind, about: string): string | undefined {
  const tasks = latest(seen, 'taskAsked').filter(({ data }) => data.kind === kind && data.about === about);
  const ids = tasks.map(({ data: { taskId } }) => taskId);
  return latest(seen, 'taskAnswered').find(({ data }) => ids.includes(data.taskId))?.data.narrative;
}

/** Lines, also for those who may read what the entries say: this section is not the place for it. */
function restrictedIn(
  { custodianId, attestedAt }: NonNullable<Seen['kase']['restrictedEntries']>,
  { entries, recordedOf }: Seen,
): NonNullable<SafetyShown['restricted']> {
  const isOne = ({ type }: TimelineEntryResponse): boolean => type === restrictedWord || type === 'restrictedEntryMade';
  const lines = entries.filter(isOne).map((entry) => ({ recorded: { ...recordedOf(entry), corrections: [] } }));
  return { custodianId, attestedAt, entries: lines.toReversed() };
}
