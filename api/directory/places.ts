import { z } from 'zod';
import * as directory from '../../record/directory';
import { changed } from '../../record/directory/changes';
import { id, line } from '../../shared/domain/contract/text';
import { paths } from '../paths';
import { rowOperations, pageQuery } from './rows';

const query = z
  .strictObject({ ...pageQuery })
  .transform(({ cursor, limit }) => ({ limit, ...(cursor !== undefined && { after: cursor }) }));

const place = { name: line(200), calendarId: id };
const change = z.strictObject({ name: line(200).optional(), calendarId: id.optional() });
const stored = { name: z.string(), calendarId: z.string(), endedAt: z.string().nullable() };

export const agencyResponse = z.object({ agencyId: z.string(), ...stored });
export const facilityResponse = z.object({ facilityId: z.string(), agencyId: z.string(), ...stored });

/** The organisations of the programme: prisons, police, probation, offices, associations. */
export const agencyOperations = rowOperations({
  noun: ['Agency', 'Agencies'],
  idName: 'agencyId',
  paths: [paths.agencies, paths.agency, paths.endAgency],
  response: agencyResponse,
  query,
  newBody: z.strictObject({ agencyId: id.optional(), ...place }),
  changeBody: change,
  create: ({ db }, body, agencyId, now) => directory.createAgency(db, { ...body, agencyId }, now),
  find: ({ db }, ...given) => directory.findAgency(db, ...given),
  list: ({ db }, page) => directory.listAgencies(db, page),
  change: ({ db }, agencyId, body, now) => directory.changeAgency(db, agencyId, changed(body), now),
  end: ({ db }, ...given) => directory.endAgency(db, ...given),
  present: (agency) => agency,
});

/** The places in which people under a programme are held. */
export const facilityOperations = rowOperations({
  noun: ['Facility', 'Facilities'],
  idName: 'facilityId',
  paths: [paths.facilities, paths.facility, paths.endFacility],
  response: facilityResponse,
  query,
  newBody: z.strictObject({ facilityId: id.optional(), agencyId: id, ...place }),
  changeBody: change,
  create: ({ db }, body, facilityId, now) => directory.createFacility(db, { ...body, facilityId }, now),
  find: ({ db }, ...given) => directory.findFacility(db, ...given),
  list: ({ db }, page) => directory.listFacilities(db, page),
  change: ({ db }, facilityId, body, now) => directory.changeFacility(db, facilityId, changed(body), now),
  end: ({ db }, ...given) => directory.endFacility(db, ...given),
  present: (facility) => facility,
});
