/** How much of a compartment a person sees, most first. */
export const views = [
  'full',
  'own',
  'summary',
  'concern',
  'pseudonym',
  'alias',
  'status',
  'aggregate',
  'exists',
  'none',
] as const;
export type View = (typeof views)[number];

/** The meaning of each view. */
export const meaningOf = {
  full: 'Everything in the compartment.',
  own: 'What the person did, was asked or was part of; nothing else.',
  summary: 'That something happened and how far it got; no findings, no text.',
  concern: 'Only that a concern was raised.',
  pseudonym: 'How the case goes (phase, dates, what is missing, who owes it) under its alias; never the name.',
  alias: 'The alias and the phase, and what the person is asked.',
  status: 'The alias and the phase.',
  aggregate: 'Nothing of the single case; figures over many cases may count it.',
  exists:
    'Only that the compartment is there; not whether it holds anything. Of sealed intelligence, to whom sees how the case goes: that there is an entry, whose and since when.',
  none: 'Nothing.',
} as const satisfies Record<View, string>;

interface Word {
  readonly see: View;
  readonly write?: true;
  /** The view of those in the column who were cleared for this compartment of this case. */
  readonly cleared?: View;
  readonly says: string;
}

/** The words of domain.md's table, each with its grant. */
export const words = {
  SW: { see: 'full', write: true, says: 'sees all and writes' },
  S: { see: 'full', says: 'sees all' },
  M: { see: 'exists', says: 'sees only that the compartment is there' },
  '-': { see: 'none', says: 'sees nothing' },
  own: { see: 'own', says: 'sees what they were part of' },
  'SW own': { see: 'own', write: true, says: 'sees and writes what is their own' },
  'own task, alias': { see: 'alias', says: 'sees the alias and their own tasks' },
  'status only': { see: 'status', says: 'sees the alias and the phase' },
  pseudonym: { see: 'pseudonym', says: 'sees how the case goes, under its alias' },
  summary: { see: 'summary', says: 'sees that something happened, without findings' },
  concern: { see: 'concern', says: 'sees only that a concern was raised' },
  aggregate: { see: 'aggregate', says: 'sees figures over many cases' },
  cleared: { see: 'exists', cleared: 'full', says: 'sees all once cleared for the case, until then that it is there' },
  'where needed': {
    see: 'exists',
    cleared: 'full',
    says: 'sees all once a need is recorded for the case, until then that it is there',
  },
  'exclusion zones': { see: 'exists', says: 'is to see exclusion zones; until those are built, only that it is there' },
  'learning needs': { see: 'none', says: 'is to see learning needs; until those are built, nothing' },
} as const satisfies Record<string, Word>;
export type CellWord = keyof typeof words;

/** The grant of a word, without the narrow types of its row. */
export function wordOf(cell: CellWord): Word {
  return words[cell];
}
