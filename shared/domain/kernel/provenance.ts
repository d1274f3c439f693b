/**
 * The provenance of an entry (Directive (EU) 2016/680, articles 6 and 7): it distinguishes facts from personal
 * assessments, and kinds of people from each other. Codes are only ever added, since sealed entries are read by them.
 */
export interface Provenance {
  readonly basis: Basis;
  readonly source: Source;
  readonly reliability: Reliability;
  /** The kind of person whom the entry is about. */
  readonly about: PersonKind;
}

/** The provenance that a command states, in whole or in part. */
export type StatedProvenance = { readonly [K in keyof Provenance]?: Provenance[K] | undefined };

/** The meaning of each code, as OpenAPI shows it. */
export const bases = {
  fact: 'it happened, or is so',
  professional_opinion: 'an assessment by somebody trained to make it',
  unverified: 'said or suspected, and not looked into',
} as const;
export type Basis = keyof typeof bases;

export const sources = {
  own_observation: 'what the author saw, heard, did or decided',
  record: 'a file, a decision or a document',
  person_under_programme: 'what the person under the programme said',
  third_party: 'what somebody outside programme and family said',
  professional: 'what another professional said',
  family: 'what somebody of the family said',
  system: 'what this system establishes by itself: an act done in it, or time that passed',
} as const;
export type Source = keyof typeof sources;

export const reliabilities = {
  confirmed: 'confirmed by a second source, or by the act itself',
  reliable: 'no second source, and no reason to doubt it',
  not_judged: 'nobody has judged it',
  doubtful: 'there is reason to doubt it',
} as const;
export type Reliability = keyof typeof reliabilities;

export const personKinds = {
  convicted: 'the person under the programme',
  victim: 'a victim, or somebody who may be one',
  witness_or_contact: 'a witness, or somebody who knows the person',
  staff: 'somebody who works with the case',
} as const;
export type PersonKind = keyof typeof personKinds;

const from =
  (basis: Basis, source: Source, reliability: Reliability) =>
  (about: PersonKind = 'convicted'): Provenance => ({ basis, source, reliability, about });

/** The usual provenances: each area names one of these for each of its events. */
export const established = from('fact', 'system', 'confirmed');
export const observed = from('fact', 'own_observation', 'reliable');
export const documented = from('fact', 'record', 'reliable');
export const reported = from('fact', 'own_observation', 'not_judged');
export const toldByPerson = from('fact', 'person_under_programme', 'reliable');
export const judged = from('professional_opinion', 'own_observation', 'not_judged');

/** True if a person states the entry; nobody can state what the system establishes. */
export function isStatement({ source }: Provenance): boolean {
  return source !== 'system';
}

/** The provenance of an entry: the codes that its author stated, and the usual ones for the rest. */
export function asStated(usual: Provenance, stated: StatedProvenance = {}): Provenance {
  if (!isStatement(usual)) return usual;
  return {
    basis: stated.basis ?? usual.basis,
    source: stated.source ?? usual.source,
    reliability: stated.reliability ?? usual.reliability,
    about: stated.about ?? usual.about,
  };
}
