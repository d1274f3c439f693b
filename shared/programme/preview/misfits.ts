import { openTasks } from '../../domain/asking/asking';
import type { CaseState } from '../../domain/case';
import { plus, startOfDay, type WorkingCalendar } from '../../domain/time';
import type { Programme } from '../schema';

/** A part of a case that a definition does not know, or would not have allowed. */
export interface CaseMisfit {
  readonly what: 'track' | 'session' | 'assessment' | 'conference' | 'consent' | 'housing';
  /** The unknown code, or the exceeded limit. */
  readonly code: string;
  /** The id of the session, assessment or conference. */
  readonly about?: string;
}

/** Parts of this case that do not fit the target: each has to be settled before a move. */
export function misfitsIn(kase: CaseState, to: Programme, calendar: WorkingCalendar): readonly CaseMisfit[] {
  return [
    ...tracksOf(kase, to),
    ...assessmentsOf(kase, to),
    ...kase.conferences
      .filter(({ status, type }) => status === 'called' && !Object.hasOwn(to.conferences, type))
      .map(({ conferenceId, type }) => ({ what: 'conference' as const, code: type, about: conferenceId })),
    ...Object.keys(kase.consents)
      .filter((purpose) => !to.consent.purposes.some(({ code }) => code === purpose))
      .map((code) => ({ what: 'consent' as const, code })),
    ...housingOf(kase, to, calendar),
  ];
}

function tracksOf({ plan, sessions }: CaseState, to: Programme): readonly CaseMisfit[] {
  const lost = (plan?.tracks ?? []).filter(
    ({ code, discipline, outcome }) =>
      outcome === undefined && !to.tracks.some((track) => track.code === code && track.discipline === discipline),
  );
  const ahead = sessions.filter(({ status }) => ['planned', 'invited', 'accepted', 'declined'].includes(status));
  return lost.flatMap(({ trackId, code }) => [
    { what: 'track' as const, code },
    ...ahead
      .filter((session) => session.trackId === trackId)
      .map(({ sessionId }) => ({ what: 'session' as const, code, about: sessionId })),
  ]);
}

/** Assessments in work or under review with an instrument that the target lacks. */
function assessmentsOf(kase: CaseState, to: Programme): readonly CaseMisfit[] {
  const inWork = new Set(openTasks(kase).map(({ about }) => about));
  return kase.assessments
    .filter(({ assessmentId }) => inWork.has(assessmentId))
    .filter(({ instrumentId }) => !to.instruments.some(({ id }) => id === instrumentId))
    .map(({ assessmentId, instrumentId }) => ({ what: 'assessment', code: instrumentId, about: assessmentId }));
}

function housingOf({ housing }: CaseState, { housing: rules }: Programme, calendar: WorkingCalendar) {
  if (!housing) return [];
  const limit = housing.option === 'separate' ? rules.separateReviewAtMost : rules.reviewAtMost;
  const isTooLong = startOfDay(housing.expiresOn, calendar.timeZone) > plus(housing.decidedAt, limit, calendar);
  const unknown = [
    rules.securityClasses.includes(housing.securityClass) ? [] : [housing.securityClass],
    rules.roleTiers.includes(housing.roleTier) ? [] : [housing.roleTier],
    housing.factors.filter((factor) => !rules.factors.includes(factor)),
  ].flat();
  return [...unknown, ...(isTooLong ? ['review_too_late'] : [])].map((code) => ({ what: 'housing' as const, code }));
}
