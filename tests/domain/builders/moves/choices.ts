import type { CaseFile } from '../case-file';
import { personIds } from '../people';
import { dateIn } from '../steps';

/** Numbers from 0 up, by which a move chooses. */
export type Choice = (below: number) => number;

/** Ids that exist nowhere, among them those that an object knows of itself. */
const strangeIds = ['nobody', 'constructor', 'toString', 'hasOwnProperty'];

export function strange(choose: Choice): string {
  return oneOf(strangeIds, choose);
}

export function person(choose: Choice): string {
  return choose(10) > 0 ? oneOf(personIds, choose) : strange(choose);
}

/** Mostly this person, at times somebody else. */
export function mostly(personId: string, choose: Choice): string {
  return choose(4) > 0 ? personId : person(choose);
}

export function oneOf<T>(all: readonly T[], choose: Choice): T {
  const one = all[choose(all.length)];
  if (one === undefined) throw new Error('nothing to choose from');
  return one;
}

/** The id of one of some things, or now and then an id that exists nowhere. */
export function someId(ids: readonly string[], choose: Choice): string {
  return ids[choose(ids.length + 1)] ?? strange(choose);
}

export function someDate(file: CaseFile, choose: Choice): string {
  return dateIn(file, oneOf(['P0D', 'P1D', 'P10D', 'P3M', 'P1Y'], choose));
}
