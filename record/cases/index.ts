import type { Kysely } from 'kysely';
import type { Instant } from '../../shared/domain/time';
import { compartmentOf } from '../../shared/policy/where-events-lie';
import { nameInRecord } from '../../shared/policy/where-it-lies';
import { createAdvance, type Advance } from '../deciding/advance';
import { createCommit, type Commit, type CommitDependencies } from '../deciding/commit';
import type { StreamDefinition } from '../deciding/definition';
import type { CommitOutcome } from '../deciding/outcomes';
import type { Keys } from '../keys/types';
import { caseEvent, usualProvenanceOf } from '../log/case-events';
import { createStates, type States } from '../log/states';
import type { Database } from '../postgres/schema';
import type { Programmes } from '../programmes/programmes';
import { createCaseProjections } from '../projections/cases';
import { rebuildProjections, type Pace } from '../projections/rebuilding';
import type { Seals } from '../sealing/seals';
import { createCaseAccess } from './access';
import { caseKernel } from './kernel';
import { createCaseLookup } from './lookup';
import { createCaseOpening } from './opening';
import type { CaseTypes } from './types';

export type { CaseRequest } from './types';
export type CaseCommit = Commit<CaseTypes>;
export type CaseOutcome = CommitOutcome<CaseTypes>;
export type CaseStates = States<CaseTypes['state']>;

/** Dependencies of the definition of cases. */
export interface CaseMeans {
  readonly programmes: Programmes;
  readonly keys: Keys;
  readonly seals: Seals;
  readonly now: () => Instant;
}

export type CaseDependencies = Omit<CommitDependencies<CaseTypes>, keyof StreamDefinition<CaseTypes>> & CaseMeans;

/** The definition of the stream kind `case`. */
export function caseDefinition(means: CaseMeans): StreamDefinition<CaseTypes> {
  return {
    kind: 'case',
    kernel: caseKernel,
    projections: createCaseProjections(means),
    opening: createCaseOpening(means),
    access: createCaseAccess(means.seals),
    lookup: createCaseLookup(means),
    storage: {
      compartmentOf: (event) => compartmentOf(caseEvent(event)),
      provenanceOf: usualProvenanceOf,
      nameInRecord,
    },
  };
}

/** The writer of cases: see {@link createCommit}. */
export function createCaseCommit(dependencies: CaseDependencies): CaseCommit {
  return createCommit({ ...dependencies, ...caseDefinition(dependencies) });
}

/** Advances cases in time: see {@link createAdvance}. */
export function createCaseAdvance(dependencies: Omit<CaseDependencies, 'onAgendaChanged'>): Advance {
  return createAdvance({ ...dependencies, ...caseDefinition(dependencies) });
}

/** Folded states of cases: see {@link createStates}. */
export function createCaseStates(seals: Seals, size?: number): CaseStates {
  return createStates(caseKernel, seals, size);
}

/**
 * Rebuilds the projections of every case: see {@link rebuildProjections}. Adds tokens of persons that an earlier
 * version did not make.
 */
export function rebuildCases(dependencies: CaseMeans & { readonly db: Kysely<Database> }, pace: Pace): Promise<number> {
  return rebuildProjections({ ...dependencies, ...caseDefinition(dependencies) }, pace);
}
