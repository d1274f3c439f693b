import type { Cast } from '../../../simulation/play';
import { disciplines } from '../../../shared/policy/vocabulary';
import { people } from '../../people';

/** The people of the local directory in the functions of a case, led by one of the two coordinators. */
export function castOf(coordinator: 'coordinator' | 'coordinator2'): Cast {
  return {
    coordinator,
    coordinator2: coordinator === 'coordinator' ? 'coordinator2' : 'coordinator',
    chair: 'chair',
    dutyOfficer: 'dutyOfficer',
    health: 'health',
    facilityManager: 'facilityManager',
    police: 'police',
    probation: 'probation',
    aftercare: 'aftercare',
    custodian: 'police',
    assessors: ['psychologist'],
    reviewer: 'psychologist2',
    referrer: { personId: 'facilityManager', agencyId: 'prison-service' },
    of: Object.fromEntries(
      disciplines.map((discipline) => [
        discipline,
        people.filter((person) => person.disciplines.includes(discipline)).map(({ key }) => key),
      ]),
    ) as unknown as Cast['of'],
  };
}
