/** Bodies as they come over the wire, complete and right; a test spreads what it wants otherwise. */
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

export const acceptance = {
  criteria: ['competent_authority', 'offence_or_charge_in_scope', 'in_custody'],
  duplicateChecked: true,
  conflictOfInterestChecked: true,
  reasons: 'The criteria are met.',
};

export const housing = {
  option: 'integrated',
  securityClass: 'standard',
  roleTier: 'follower',
  factors: ['family_ties'],
  reasons: 'An ordinary wing is enough.',
  expiresOn: '2026-12-01',
};
