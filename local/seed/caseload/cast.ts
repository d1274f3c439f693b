import { specialists } from '../../../simulation/crew';
import type { Crew } from '../../../simulation/play';
import { cast } from '../../cast';
import { people } from '../../people';

/** The people of the local directory in the functions of a case, led by one of the two coordinators. */
export function crewOf(coordinator: 'coordinator' | 'coordinator2'): Crew {
  return {
    usual: { ...cast, coordinator },
    coordinator2: coordinator === 'coordinator' ? 'coordinator2' : 'coordinator',
    referringAgencyId: 'prison-service',
    assessors: [cast.assessor],
    reviewer: cast.reviewer,
    of: specialists(people.map(({ key, disciplines }) => ({ personId: key, disciplines }))),
  };
}
