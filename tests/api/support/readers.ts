import { people } from '../../../local/people';
import type { Actor } from '../../../shared/domain/kernel/types';

/** People of every standing to a case, as they sign in where the second coordinator is of another agency. */
export const readers: readonly Actor[] = people
  .filter(({ key }) =>
    [
      'coordinator',
      'coordinator2',
      'manager',
      'auditor',
      'psychologist',
      'scholar',
      'advocate',
      'police',
      'facilityManager',
      'teacher',
    ].includes(key),
  )
  .map(({ key, agency, roles, disciplines }) => ({
    personId: key,
    agencyId: key === 'coordinator2' ? 'second-path' : agency,
    roles,
    disciplines,
    knownBy: 'sign_in' as const,
  }));
