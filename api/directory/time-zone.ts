import { z } from 'zod';

/** A time zone that this system can calculate with, by its IANA name. */
export const timeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, 'a time zone such as Europe/Berlin')
  .meta({ pattern: '^[A-Z][A-Za-z0-9_+/-]*$', description: 'Of the IANA database, such as Europe/Berlin' });

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    // Intl accepts offsets too, but they have no summer time.
    return /^[A-Z]/.test(name);
  } catch {
    return false;
  }
}
