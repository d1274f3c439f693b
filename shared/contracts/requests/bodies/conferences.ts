import { z } from 'zod';
import { disciplines } from '../../../policy/vocabulary';
import { code, date, id, instant, narrative } from '../text';
import { body, statement } from './body';

const disposition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('action'), ownerId: id, dueOn: date, what: narrative }),
  z.strictObject({ kind: z.literal('decision'), decision: narrative }),
  z.strictObject({ kind: z.literal('no_action'), reasons: narrative }),
]);

export const conferenceBodies = {
  callConference: body({
    type: code,
    startsAt: instant,
    placeCode: code,
    chairId: id,
    invited: z
      .array(z.strictObject({ personId: id, discipline: z.enum(disciplines) }))
      .min(1)
      .max(40),
  }),
  recordConference: statement({
    conferenceId: id,
    attended: z.array(id).min(1).max(41),
    apologies: z.array(id).max(41).default([]),
    items: z
      .array(z.strictObject({ title: narrative, disposition }))
      .min(1)
      .max(50),
    dissent: z
      .array(z.strictObject({ personId: id, reasons: narrative }))
      .max(41)
      .default([]),
    nextReviewOn: date,
    summary: narrative,
  }),
  cancelConference: statement({ conferenceId: id, reasonCode: code, narrative: narrative.optional() }),
};
