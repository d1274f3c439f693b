import type { Outside } from '../../api/wiring';

const isThere = async (): Promise<void> => undefined;

/** All dependencies of an API are up, for tests of other subjects. */
export const allThere: Outside['checks'] = { record: isThere, keys: isThere, engine: isThere, issuer: isThere };
