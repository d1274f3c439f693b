import type { SectionSeen } from '../sections/section';
import { present } from '../sections/told';
import { sessionsTold, type SessionsTold } from './fold';
import { sessionStatuses, type SessionShown, type SessionsShown } from './response';

type Coded = (trackId: string) => { readonly trackId: string; readonly trackCode?: string };

/** The sessions of a case: coming, past, in series, and attendance by track. */
export function sessionsOf(seen: SectionSeen): SessionsShown {
  const { kase, programme, now, timeZone } = seen;
  const told = sessionsTold(seen);
  const codes = new Map(kase.plan?.tracks.map(({ trackId, code }) => [trackId, code]));
  const coded: Coded = (trackId) => {
    const trackCode = codes.get(trackId);
    return { trackId, ...(trackCode !== undefined && { trackCode }) };
  };
  const sessions = asTheyStand(told, kase.sessions).map((each) => ({ ...each, ...coded(each.trackId) }));
  const coming = sessions.filter((each) => isComing(each, now)).sort(byStart);
  const past = sessions.filter((each) => !isComing(each, now)).sort((a, b) => byStart(b, a));
  return {
    ...(timeZone !== undefined && { timeZone }),
    caseId: kase.caseId,
    asOf: now,
    coming,
    past,
    series: seriesIn(told, sessions, { now, coded }),
    attendance: attendanceOf(past, coded, programme),
  };
}

/** The state of a case knows best who holds a session that is not over long ago. */
function asTheyStand(
  { sessions }: SessionsTold,
  present: SectionSeen['kase']['sessions'] = [],
): readonly SessionShown[] {
  const now = new Map(present.map((each) => [each.sessionId, each]));
  return [...sessions.values()].map((session) => {
    const { specialistId, startsAt, minutes, ...present } = now.get(session.sessionId) ?? session;
    const status = sessionStatuses.find((each) => each === present.status) ?? session.status;
    return { ...session, specialistId, status, startsAt, minutes };
  });
}

const open: readonly SessionShown['status'][] = ['planned', 'invited', 'accepted', 'declined'];

function isComing({ status, startsAt, minutes }: SessionShown, now: string): boolean {
  return open.includes(status) && Date.parse(startsAt) + minutes * 60_000 > Date.parse(now);
}

function byStart(a: SessionShown, b: SessionShown): number {
  return a.startsAt === b.startsAt ? (a.sessionId < b.sessionId ? -1 : 1) : a.startsAt < b.startsAt ? -1 : 1;
}

function seriesIn(
  { series }: SessionsTold,
  sessions: readonly SessionShown[],
  { now, coded }: { readonly now: string; readonly coded: Coded },
): SessionsShown['series'] {
  return series.map(({ seriesId, trackId, every, count, recorded }) => {
    const ofThis = sessions.filter((each) => each.seriesId === seriesId);
    const [next, ...later] = ofThis.filter((each) => isComing(each, now)).sort(byStart);
    return {
      seriesId,
      ...coded(trackId),
      every,
      count,
      recorded,
      held: ofThis.filter(({ status }) => status === 'held').length,
      coming: next ? later.length + 1 : 0,
      ...(next && { nextAt: next.startsAt }),
    };
  });
}

/** Counts by track; an invitation that nobody answered in time is neither held nor missed. */
function attendanceOf(
  past: readonly SessionShown[],
  coded: Coded,
  programme: SectionSeen['programme'],
): SessionsShown['attendance'] {
  const tracks = [...new Set(past.map(({ trackId }) => trackId))];
  return tracks.map((trackId) => {
    const ofTrack = past.filter((each) => each.trackId === trackId);
    const count = (...statuses: readonly SessionShown['status'][]): number =>
      ofTrack.filter(({ status }) => statuses.includes(status)).length;
    const [held, notHeld, unreported] = [count('held'), count('not_held'), count('report_due', 'invited', 'accepted')];
    return {
      ...coded(trackId),
      over: held + notHeld + unreported,
      held,
      notHeld,
      unreported,
      cancelled: count('cancelled'),
      reasons: reasonsIn(
        ofTrack.filter(({ status }) => status === 'not_held'),
        programme,
      ),
    };
  });
}

function reasonsIn(
  sessions: readonly SessionShown[],
  { absences }: SectionSeen['programme'],
): SessionsShown['attendance'][number]['reasons'] {
  const counts = new Map<string, number>();
  for (const { ended } of sessions)
    if (ended?.reasonCode !== undefined) counts.set(ended.reasonCode, (counts.get(ended.reasonCode) ?? 0) + 1);
  return [...counts]
    .map(([reasonCode, count]) => ({ reasonCode, count, ...present({ absence: absences[reasonCode] }) }))
    .sort((a, b) => b.count - a.count || (a.reasonCode < b.reasonCode ? -1 : 1));
}
