import type { Actor } from './types';

/** The actor of deadlines and of everything else that the service does by itself. */
export const serviceActor: Actor = {
  personId: 'service',
  agencyId: null,
  roles: ['service'],
  disciplines: [],
  knownBy: 'service',
};
