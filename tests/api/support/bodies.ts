import { acceptance as usual } from '../../../stories/bodies';

/** A complete, valid referral as it is sent; a test overrides fields by spreading. */
export const opening = {
  person: { givenName: 'Karim', familyName: 'Haddou', bornOn: '1994-05-02' },
  referringAgencyId: 'prison-service',
  referredById: 'facilityManager',
  facilityId: 'northfield',
  legalBasis: 'conviction',
  admittedOn: '2026-01-15',
  expectedReleaseOn: '2031-06-30',
  sentenceEndsOn: '2033-06-30',
  pathwayIn: 'Followed a friend into the group.',
  otherPersonReasons: 'The files have other fingerprints.',
};

export const acceptance = { ...usual, reasons: 'The criteria are met.' };
