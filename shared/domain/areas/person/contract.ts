import { type CivilDate } from '../../time';

/** Markers change the required steps, and what may be asked before a conviction. */
export const markers = ['juvenile', 'woman', 'returnee', 'pre_trial'] as const;

export type Marker = (typeof markers)[number];

interface PersonState {
  readonly markers: readonly Marker[];
  /** For a juvenile, until that day has come. */
  readonly turnsAdultOn: CivilDate | null;
  readonly convictedOn: CivilDate | null;
  readonly paroleEligibleOn: CivilDate | null;
}

declare module '../../case' {
  interface Areas {
    person: {
      state: PersonState;
    };
  }
}
