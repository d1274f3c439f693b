import { z } from 'zod';
import { namedPeople } from '../names';
import { lines, recorded } from '../sections/recorded';
import { date, instant, person, text } from '../shown/case-seen';

const setBySomebody = z.object({ level: text, former: text.optional(), reasons: text.optional(), recorded });

const riskPlan = z.object({
  version: z.int(),
  reviewOn: date,
  triggers: z.array(text),
  warningSigns: z.array(text),
  contingencies: z.array(z.object({ what: text.optional(), actsAs: text })),
  recorded,
});

const incident = z.object({
  incidentId: text,
  kind: text.optional().meta({ description: 'Of an incident; new information has none' }),
  severity: text.optional(),
  what: text.optional(),
  conference: z.object({ type: text, dueAt: instant }).optional().meta({ description: 'That is to look at it' }),
  recorded,
});

const decisionOnActivities = z.object({
  is: z.enum(['suspended', 'kept', 'resumed']),
  incidentId: text.optional(),
  says: text.optional(),
  recorded,
});

const housing = z.object({
  option: text,
  securityClass: text,
  roleTier: text,
  factors: z.array(text),
  expiresOn: date,
  reasons: text.optional(),
  keepApartReasons: text.optional(),
  prolongedReasons: text.optional(),
  recorded,
});

const pair = z.object({
  pairId: text,
  otherCaseId: text,
  reasonCode: text,
  reasons: text.optional(),
  recorded,
  ended: z.object({ reasons: text.optional(), recorded }).optional(),
});

const challenge = z.object({
  challengeId: text,
  of: text,
  reviewerId: person,
  grounds: text.optional(),
  recorded,
  decided: z.object({ decision: text, says: text.optional(), recorded }).optional(),
});

const concern = z.object({ sessionId: text, urgent: z.boolean(), outcome: text.optional(), recorded });

/** The safety of a case as a reader sees it: parts that are hidden from them are left out. Lists show the latest first. */
export const safetyShown = z.object({
  caseId: text,
  timeZone: text.optional().meta({ description: 'Of the facility, by its IANA name' }),
  asOf: instant,
  levelOfConcern: z
    .object({ level: text, setBy: person, at: instant, hasRisen: z.boolean() })
    .nullable()
    .optional()
    .meta({ description: 'As a named person set it; null before' }),
  levels: z.array(setBySomebody).meta({ description: 'Each time that the level of concern was set' }),
  concerns: z.array(concern).meta({ description: 'Raised in sessions' }),
  riskPlan: riskPlan.nullable().optional(),
  incidents: z.array(incident).optional().meta({ description: 'Incidents and new information' }),
  activitiesSuspended: z.object({ since: instant, incidentId: text }).nullable().optional(),
  activities: z.array(decisionOnActivities).optional(),
  housing: z.array(housing).optional().meta({ description: 'Each decision; the first holds until it expires' }),
  segregationDays: z.int().optional().meta({ description: 'Days of uninterrupted separation, today counted' }),
  separationAlarms: z.array(z.object({ days: z.int(), since: instant, recorded })).optional(),
  keepApart: z.array(pair).optional(),
  challenges: z.array(challenge).optional(),
  restricted: z
    .object({
      custodianId: person.nullable(),
      attestedAt: instant.nullable(),
      entries: z.array(z.object({ recorded })),
    })
    .optional()
    .meta({ description: 'That there are restricted entries, by whom and since when; never what they say' }),
});
export type SafetyShown = z.input<typeof safetyShown>;

export const safetyResponse = safetyShown
  .extend({
    lines,
    references: z
      .record(text, text)
      .meta({ description: 'The references of other cases, by id, as far as you may know of them' }),
    people: namedPeople,
  })
  .meta({ id: 'Safety' });
