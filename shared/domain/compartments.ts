/** The parts of a case's record, each with its own circle of readers (domain.md, "Who sees what"). */
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

/** Compartments in which the record encrypts even the type of an entry. */
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

/** Stands in clear in place of a type that would itself reveal too much. */
export const restrictedWord = 'restricted';
