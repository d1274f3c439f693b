import type { Outside } from '../../api/wiring';

const isThere = async (): Promise<void> => undefined;

/** Every dependency of an API whose test is about something else. */
export const allThere: Outside['checks'] = { record: isThere, keys: isThere, engine: isThere, issuer: isThere };
