import { z } from 'zod';
import type { AgendaFacts } from '../../../shared/domain/kernel/types';
import type { CaseState } from '../../../shared/domain/case';
import type { Sight } from '../../../shared/policy/who-may-see';
import { namesPerson } from './people';
import { rowsOf } from './row';

export const text = z.string();
/** The id of a person of the directory: a response that shows it may name them. */
export const person = namesPerson(z.string());
export const instant = z.string().meta({ format: 'date-time' });
export const date = z.string().meta({ format: 'date' });

export const personShown = z.object({ givenName: text, familyName: text, bornOn: date.optional() });

/** Texts that are loaded besides the state, for those who may see them. */
export interface Besides {
  readonly person?: z.input<typeof personShown>;
  /** Titles of objectives by the id of their text. */
  readonly titles?: ReadonlyMap<string, string>;
}

/** The input of all fields of a case. */
export interface CaseSeen {
  readonly kase: CaseState;
  readonly facts: AgendaFacts;
  readonly sight: Sight;
  readonly besides: Besides;
}

/** Rows of a case in one compartment, at one level. */
export const shown = rowsOf<CaseSeen>();
