import type { z } from 'zod';
import type { listSessionsOperation } from '../../../cases/sessions/get';

/** As `listSessions` answers. */
export type Sessions = z.output<typeof listSessionsOperation.response>;
export type SessionShown = Sessions['past'][number];
