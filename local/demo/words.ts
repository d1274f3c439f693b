import { instrumentItems } from '../standard';
import type { Message } from '../mailbox/message';

/** The bodies of the longer commands of the story. */
export function openingBody(now: number, releaseInDays: number) {
  const date = (days: number): string => new Date(now + days * 86_400_000).toISOString().slice(0, 10);
  return {
    person: { givenName: 'Tobias', familyName: 'Renner', bornOn: '1994-02-17' },
    programme: 'demo',
    referringAgencyId: 'prison-service',
    referredById: 'facilityManager',
    facilityId: 'northfield',
    legalBasis: 'conviction',
    admittedOn: date(-400),
    expectedReleaseOn: date(releaseInDays),
    sentenceEndsOn: date(releaseInDays),
    pathwayIn: 'Came to the group through a friend, at a time without work.',
    otherPersonReasons: 'Whoever has this name and birth in another demonstration is somebody else.',
  };
}

export const planBody = {
  aim: 'disengagement',
  objectives: [
    {
      title: 'Lives without the group',
      actors: ['psychologist'],
      expectedResult: 'No contact for six months, seen by two people independently.',
      indicator: 'Reports of the wing, visits, telephone.',
      baseline: 'Weekly contact at the beginning.',
      successThreshold: 'None in five of six months.',
      failureThreshold: 'Contact in more than two of six months.',
      reviewOn: '2035-01-01',
    },
  ],
  tracks: ['psychological_counselling'],
};

export const assessmentForm = {
  ratings: instrumentItems.map((item) => ({
    item,
    level: 'low',
    evidence: 'Two conversations and the report of the wing.',
    sources: ['interview', 'observation'],
  })),
  levelOfConcern: 'medium',
  formulation: 'Sought belonging; the group offered it first.',
};

export const backgroundBody = {
  areas: [
    { area: 'needs', summary: 'Sleeps badly; wants a trade.' },
    { area: 'family', summary: 'A sister who visits.' },
    { area: 'education', summary: 'Left school at fifteen; reads well.' },
  ],
};

export const riskPlanBody = {
  triggers: ['Visits that do not come.'],
  warningSigns: ['Stops going to work.'],
  contingencies: [
    { what: 'The wing tells the duty officer, who speaks with him the same day.', actsAs: 'duty_officer' },
  ],
  reviewOn: '2035-01-01',
};

/** A mail for a reader of the terminal: its head and its text, its link shortened. */
export function showMail({ to, subject, text, attachments }: Message): readonly string[] {
  const calendar = attachments.find(({ contentType }) => contentType.startsWith('text/calendar'));
  return [
    `| To: ${to.join(', ')}`,
    `| Subject: ${subject}`,
    ...text
      .trim()
      .replace(/(\/l\/[\w-]{6})[\w-]{37}/g, '$1…')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => `| ${line}`),
    ...(calendar ? [`| [${calendar.filename || 'calendar part'}]`] : []),
  ];
}
