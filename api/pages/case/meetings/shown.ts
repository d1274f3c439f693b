import type { z } from 'zod';
import type { listConferencesOperation } from '../../../cases/conferences/get';

/** The conferences as `listConferences` answers. */
export type ConferencesShown = z.output<typeof listConferencesOperation.response>;
export type MeetingShown = ConferencesShown['conferences'][number];
