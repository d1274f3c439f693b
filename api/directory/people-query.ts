import { z } from 'zod';
import type { Qualified } from '../../record/directory';
import { findProgramme } from '../../record/programmes/programmes';
import { code, date, id, line } from '../../shared/domain/contract/text';
import type { Actor } from '../../shared/domain/kernel/types';
import type { Programme } from '../../shared/domain/programme';
import { civilDate } from '../../shared/domain/time';
import { accountRoles, disciplines } from '../../shared/domain/vocabulary';
import { mayInDirectory } from '../../shared/policy/directory';
import { forbidden, Problem, type ProblemCode } from '../errors/problem';
import { flag } from '../http/parameters';
import type { Services } from '../services';

/** The parameters by which people are found, in an address or a body. */
export const peopleFilter = {
  agencyId: id.optional(),
  discipline: z.enum(disciplines).optional(),
  role: z.enum(accountRoles).optional(),
  programme: code.optional().meta({ description: 'Of `track` and `instrument`' }),
  version: line(40).optional().meta({ description: 'Of the programme; the newest, unless said' }),
  track: code.optional().meta({ description: 'Qualified for its sessions, on the day `on`' }),
  instrument: code.optional().meta({ description: 'Qualified to assess with it, on the day `on`' }),
  on: date.optional().meta({ format: 'date', description: 'Today, unless said' }),
  endingBefore: date.optional().meta({ format: 'date', description: 'An accreditation or the vetting ends before it' }),
};

export const flags = {
  ended: flag.optional().meta({ description: 'Whether their part has ended' }),
  signsIn: flag.optional().meta({ description: 'Whether a sign-in is recorded' }),
};

/** The same in a body. */
export const bodyFlags = { ended: z.boolean().optional(), signsIn: z.boolean().optional() };

type Asked = z.output<z.ZodObject<typeof peopleFilter & typeof bodyFlags>>;

/**
 * The filter of a caller, as the record reads it. It uses only values that the caller may see: its results would reveal
 * any other.
 * @throws a 403 problem for a filter by qualifications or sign-ins that the caller may not see
 * @throws a 422 problem for an unknown programme, track or instrument
 */
export async function filterOf(
  { programme, version, track, instrument, on, ...rest }: Asked,
  caller: Actor,
  services: Pick<Services, 'db' | 'programmes' | 'now'>,
): Promise<Omit<Asked, 'programme' | 'version' | 'track' | 'instrument' | 'on'> & { qualified?: Qualified }> {
  const asksFor = track ?? instrument;
  const asksOfQualification = asksFor !== undefined || rest.endingBefore !== undefined;
  if (asksOfQualification && !mayInDirectory('qualifications', caller)) throw forbidden();
  if (rest.signsIn !== undefined && !mayInDirectory('signIns', caller)) throw forbidden();
  if (asksFor === undefined) return rest;
  const ref = await findProgramme(services.db, { id: programme ?? '', version });
  if (!ref)
    throw unknown('programme', 'unknown_reference', 'The record has no such programme: `listProgrammes` names them.');
  const definition = await services.programmes.get(ref.hash);
  const day = on ?? civilDate(services.now(), 'UTC');
  return { ...rest, qualified: { ...qualificationFor({ track, instrument }, definition), on: day } };
}

function qualificationFor(
  { track, instrument }: Pick<Asked, 'track' | 'instrument'>,
  { tracks, instruments, specialists }: Programme,
): Omit<Qualified, 'on'> {
  const vetted = specialists.vettingRequired;
  if (track !== undefined) {
    const found = tracks.find((each) => each.code === track);
    if (!found) throw unknown('track', 'unknown_track', 'The programme has no such track.');
    return { disciplines: [found.discipline], accreditation: found.accreditation, vetted };
  }
  const found = instruments.find((each) => each.id === instrument);
  if (!found) throw unknown('instrument', 'unknown_instrument', 'The programme has no such instrument.');
  return { disciplines: found.disciplines, accreditation: found.accreditation, vetted };
}

function unknown(path: string, problemCode: ProblemCode, message: string): Problem {
  return new Problem(422, problemCode, { detail: message, errors: [{ path, message, code: problemCode }] });
}
