/** The parts that a case's record is kept in, each with its own circle of readers (domain.md, "Who sees what"). */
export const compartments = [
  'identity',
  'assessment',
  'therapeutic',
  'sessions',
  'incidents',
  'intelligence',
  'victims',
  'protection',
  'incentives',
] as const;
export type Compartment = (typeof compartments)[number];

/** Compartments of which not even the kind of an entry may be read from the record without its key. */
export const restrictedCompartments = [
  'therapeutic',
  'intelligence',
  'victims',
  'protection',
] as const satisfies readonly Compartment[];
export type RestrictedCompartment = (typeof restrictedCompartments)[number];

const restricted: ReadonlySet<Compartment> = new Set(restrictedCompartments);

export function isRestricted(compartment: Compartment): compartment is RestrictedCompartment {
  return restricted.has(compartment);
}

/** What stands in clear in the place of a kind that would already tell too much. */
export const restrictedWord = 'restricted';
