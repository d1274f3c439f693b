import { sql } from 'kysely';
import type { Conference } from '../../shared/domain/areas/conferences/contract';
import { lengthOf } from '../../shared/domain/areas/conferences/state';
import type { Session } from '../../shared/domain/areas/sessions/contract';
import type { CaseState } from '../../shared/domain/case';
import type { Programme } from '../../shared/domain/programme';
import { insertRows } from '../postgres/rows';
import type { NewRow, Participant } from '../postgres/schema';
import type { Write } from '../postgres/write';
import { touched } from './touched';

const columns = {
  appointment_id: 'text',
  case_id: 'text',
  kind: 'text',
  starts_at: 'timestamptz',
  minutes: 'integer',
  place_code: 'text',
  status: 'text',
  type: 'text',
  track_id: 'text',
  module: 'text',
  series_id: 'text',
  people: 'jsonb',
} as const;

const changed = sql`on conflict (appointment_id) do update set starts_at = excluded.starts_at,
  minutes = excluded.minutes, place_code = excluded.place_code, status = excluded.status, people = excluded.people`;

/** The write of every session and conference that changed, in its latest form. */
export function appointmentWrites(
  before: CaseState | null,
  states: readonly CaseState[],
  programme: Pick<Programme, 'conferences'>,
): readonly Write[] {
  const caseId = states.at(-1)?.caseId ?? '';
  const sessions = touched(
    before,
    states,
    ({ sessions: all }) => all,
    ({ sessionId }) => sessionId,
  );
  const conferences = touched(
    before,
    states,
    ({ conferences: all }) => all,
    ({ conferenceId }) => conferenceId,
  );
  const rows = [
    ...[...sessions.values()].map((session) => rowOfSession(caseId, session)),
    ...[...conferences.values()].map((conference) => rowOfConference(caseId, conference, programme)),
  ];
  return rows.length > 0 ? [insertRows('appointments', columns, rows, changed)] : [];
}

function rowOfSession(caseId: string, session: Session): NewRow<'appointments'> {
  const people: readonly Participant[] = [{ personId: session.specialistId, as: 'specialist' }];
  return {
    appointment_id: session.sessionId,
    case_id: caseId,
    kind: 'session',
    starts_at: session.startsAt,
    minutes: session.minutes,
    place_code: session.placeCode,
    status: session.status,
    type: null,
    track_id: session.trackId,
    module: session.module ?? null,
    series_id: session.seriesId ?? null,
    people: JSON.stringify(people),
  };
}

function rowOfConference(
  caseId: string,
  { conferenceId, type, startsAt, placeCode, status, chairId, members }: Conference,
  programme: Pick<Programme, 'conferences'>,
): NewRow<'appointments'> {
  const people: readonly Participant[] = [
    { personId: chairId, as: 'chair' },
    ...members.map(({ personId, discipline, answer }) => ({ personId, as: 'member', discipline, answer }) as const),
  ];
  return {
    appointment_id: conferenceId,
    case_id: caseId,
    kind: 'conference',
    starts_at: startsAt,
    minutes: lengthOf(type, programme),
    place_code: placeCode,
    status,
    type,
    track_id: null,
    module: null,
    series_id: null,
    people: JSON.stringify(people),
  };
}
