import { type CaseState, type Narrative } from '../../case';
import { checkPerson } from '../../kernel/people';
import { checkQualified } from '../../kernel/qualifications';
import { firstOf, reject } from '../../kernel/rules';
import { type Decision, type Facts } from '../../kernel/types';
import { type Programme } from '../../programme';
import { civilDate, type Instant, instant } from '../../time';
import { isUntried } from '../person/rules';
import { type Track } from '../plan/contract';
import { definitionOf, findTrack, isCompleted, type TrackDefinition } from '../plan/tracks';
import { type Session } from './contract';

/** The definition of a session's track. */
export function definitionFor(
  kase: CaseState,
  { trackId }: Session,
  programme: Programme,
): TrackDefinition | undefined {
  const track = findTrack(kase, trackId);
  return track && definitionOf(track, programme);
}

/** True if a session belongs to a track to which the person is not obliged. */
export function isVoluntary(kase: CaseState, session: Session, programme: Programme): boolean {
  return definitionFor(kase, session, programme)?.voluntary === true;
}

/** True if a session belongs to a track for groups. */
export function isOfGroup(kase: CaseState, session: Session, programme: Programme): boolean {
  return definitionFor(kase, session, programme)?.group === true;
}

export const endOf = ({ startsAt, minutes }: Pick<Session, 'startsAt' | 'minutes'>): Instant =>
  instant(Date.parse(startsAt) + minutes * 60_000);

/**
 * Refused unless a session of the track may take place (domain.md, "The path", "refusal", "not suitable now",
 * "incident"; the Rome Memorandum on people held before trial): the track goes on, the tracks that it builds on are
 * completed, it does not presume guilt before a conviction, a voluntary one has its consent, and group activities are
 * not suspended.
 * @param path the field that names the track, or a session of it
 */
export function checkTrack(
  kase: CaseState,
  track: Track,
  { programme }: Facts,
  path: 'trackId' | 'sessionId' = 'trackId',
): Decision | null {
  if (track.outcome) return reject('track_ended', path, { outcome: track.outcome });
  const definition = definitionOf(track, programme);
  if (!definition) return null;
  const missing = definition.requires.filter((code) => !isCompleted(kase.plan, code));
  return firstOf(
    missing.length > 0 ? reject('prerequisite_missing', path, { missing }) : null,
    definition.presumesGuilt && isUntried(kase) ? reject('not_before_conviction', path) : null,
    definition.voluntary ? checkVoluntary(kase, programme, path) : null,
    definition.group && kase.activitiesSuspended ? reject('activities_suspended', path) : null,
  );
}

/** Silence is never consent (rule 3): every purpose that voluntary sessions require must be given, and still hold. */
function checkVoluntary(kase: CaseState, programme: Programme, path: string): Decision | null {
  if (kase.unsuitable) return reject('not_suitable_now', path, { nextScreeningOn: kase.unsuitable.nextScreeningOn });
  const purposes = voluntarySessions(programme).filter((purpose) => kase.consents[purpose]?.state !== 'given');
  return purposes.length > 0 ? reject('consent_missing', path, { purposes }) : null;
}

export function checkModule(track: Track, module: string | undefined, { programme }: Facts): Decision | null {
  const known = definitionOf(track, programme)?.modules ?? [];
  return module === undefined || known.includes(module) ? null : reject('unknown_module', 'module', { known });
}

export function checkPlace(placeCode: string, { programme }: Facts): Decision | null {
  const known = programme.placeCodes;
  return known.includes(placeCode) ? null : reject('unknown_place', 'placeCode', { known });
}

export function checkTime(startsAt: Instant, { now }: Facts): Decision | null {
  return startsAt <= now ? reject('date_in_past', 'startsAt') : null;
}

/**
 * Refused unless the specialist has the track's discipline, and is qualified to the end of the last session or
 * overridden.
 */
export function checkSpecialist(
  track: Track | undefined,
  specialistId: string,
  lastEndsAt: Instant,
  override: Narrative | boolean | undefined,
  facts: Facts,
): Decision | null {
  return firstOf(
    checkPerson(facts, specialistId, 'specialistId', track ? [track.discipline] : []),
    override ? null : checkStillQualified(track, specialistId, lastEndsAt, 'specialistId', facts),
  );
}

/**
 * Refused unless the accreditation for the track, and the vetting that the programme requires, last to the end of a
 * session.
 */
export function checkStillQualified(
  track: Track | undefined,
  specialistId: string,
  endsAt: Instant,
  path: string,
  facts: Facts,
): Decision | null {
  const accreditation = track && definitionOf(track, facts.programme)?.accreditation;
  const until = civilDate(endsAt, facts.calendar.timeZone);
  return checkQualified(facts, specialistId, { ...(accreditation && { accreditation }), until }, path);
}

/** Purposes of consent that voluntary sessions require; empty if the programme asks for none. */
export function voluntarySessions({ consent }: Pick<Programme, 'consent'>): readonly string[] {
  return consent.purposes.filter(({ stops }) => stops === 'voluntary_sessions').map(({ code }) => code);
}
