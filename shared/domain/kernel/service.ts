import type { Actor } from './types';

/** In whose name time acts, and whatever the machinery does by itself. */
export const serviceActor: Actor = {
  personId: 'service',
  agencyId: null,
  roles: ['service'],
  disciplines: [],
  knownBy: 'service',
};
