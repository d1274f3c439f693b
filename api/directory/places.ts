import { z } from 'zod';
import * as directory from '../../record/directory';
import { id, line } from '../../shared/contracts/requests';
import { paths } from '../paths';
import { rowOperations, pageQuery } from './rows';

const query = z
  .strictObject({ ...pageQuery })
  .transform(({ cursor, limit }) => ({ limit, ...(cursor !== undefined && { after: cursor }) }));

const place = { name: line(200), calendarId: id };
const change = z.strictObject({ name: line(200).optional(), calendarId: id.optional() });
const kept = { name: z.string(), calendarId: z.string(), endedAt: z.string().nullable() };

/** Who works in the programme: prisons, police, probation, offices, associations. */
export const agencyOperations = rowOperations({
  noun: ['Agency', 'Agencies'],
  idName: 'agencyId',
  paths: [paths.agencies, paths.agency, paths.endAgency],
  response: z.object({ agencyId: z.string(), ...kept }),
  query,
  newBody: z.strictObject({ agencyId: id.optional(), ...place }) as unknown as z.ZodType<directory.NewAgency>,
  changeBody: change as z.ZodType<directory.AgencyChange>,
  create: ({ db }, ...given) => directory.createAgency(db, ...given),
  find: ({ db }, ...given) => directory.findAgency(db, ...given),
  list: ({ db }, ...given) => directory.listAgencies(db, ...given),
  change: ({ db }, ...given) => directory.changeAgency(db, ...given),
  end: ({ db }, ...given) => directory.endAgency(db, ...given),
  present: (agency) => agency,
});

/** Where people under a programme are held. */
export const facilityOperations = rowOperations({
  noun: ['Facility', 'Facilities'],
  idName: 'facilityId',
  paths: [paths.facilities, paths.facility, paths.endFacility],
  response: z.object({ facilityId: z.string(), agencyId: z.string(), ...kept }),
  query,
  newBody: z.strictObject({
    facilityId: id.optional(),
    agencyId: id,
    ...place,
  }) as unknown as z.ZodType<directory.NewFacility>,
  changeBody: change as z.ZodType<directory.FacilityChange>,
  create: ({ db }, ...given) => directory.createFacility(db, ...given),
  find: ({ db }, ...given) => directory.findFacility(db, ...given),
  list: ({ db }, ...given) => directory.listFacilities(db, ...given),
  change: ({ db }, ...given) => directory.changeFacility(db, ...given),
  end: ({ db }, ...given) => directory.endFacility(db, ...given),
  present: (facility) => facility,
});
