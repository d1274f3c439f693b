import type { Body } from '../../stories/act';
import { objective } from '../../stories/bodies';
import type { Message } from '../mailbox/message';

/** A referral as its coordinator sends it, of somebody whose release is so many days away. */
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
    otherPersonReasons: 'A person with this name and birth in another demonstration is somebody else.',
  };
}

/** One objective, looked at long after the story is over. */
export const draft: Pick<Body<'draftPlan'>, 'objectives' | 'tracks'> = {
  objectives: [objective('2035-01-01')],
  tracks: ['psychological_counselling'],
};

export const housing = { option: 'integrated', roleTier: 'follower', factors: ['family_ties'] } as const;

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
