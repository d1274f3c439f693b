/** Errors that are found in what was typed into a form. */
export type FormErrorText =
  | 'required'
  | 'choose'
  | 'chooseSome'
  | 'confirm'
  | 'addOne'
  | 'date'
  | 'time'
  | 'skipped'
  | 'ambiguous'
  | 'interval'
  | 'number'
  | 'tooSmall'
  | 'tooBig'
  | 'tooLong'
  | 'tooFew'
  | 'tooMany'
  | 'controls'
  | 'invalid';

/** Words that all forms have in common. */
export interface FormTexts {
  readonly continue: string;
  readonly optional: string;
  readonly notStated: string;
  readonly notFilledIn: string;
  readonly chooseOne: string;
  readonly chooseSeveral: string;
  readonly noChoices: string;
  readonly yes: string;
  readonly no: string;
  readonly confirmed: string;
  readonly dateHint: string;
  readonly date: string;
  readonly time: string;
  readonly timeHint: string;
  readonly reading: string;
  readonly whichReading: string;
  readonly count: string;
  readonly unit: string;
  readonly units: Readonly<Record<'D' | 'W' | 'M', string>>;
  readonly every: Readonly<Record<'D' | 'W' | 'M', string>>;
  readonly longest: string;
  readonly aside: string;
  readonly thing: string;
  readonly nothingYet: string;
  readonly add: string;
  readonly remove: string;
  readonly check: string;
  readonly change: string;
  readonly summary: string;
  readonly titlePrefix: string;
  readonly errorOf: string;
  readonly errors: Readonly<Record<FormErrorText, string>>;
}
