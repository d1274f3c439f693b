import type { CommandData, CommandName, ServiceCommand } from '../../../../shared/domain/commands';
import type { RejectionCode } from '../../../../shared/domain/kernel-types';
import { phaseNames, type Phase } from '../../../../shared/domain/state';
import type { CaseFunction } from '../../../../shared/policy/vocabulary';
import type { CaseFile } from '../case-file';
import type { PersonId } from '../people';
import { trackId } from '../states';

/** What is expected of a command, typed out from domain.md and not taken from the rules under test. */
export interface Row<K extends CommandName> {
  /** Where it is possible, once what it is about is there. */
  readonly during: readonly Phase[];
  /** Where its phase is right and nothing can be there that it is about: what is said instead. */
  readonly otherwise?: { readonly [P in Phase]?: RejectionCode };
  readonly suspended: boolean;
  /** Whether it only adds to the record, so that it is possible after a death and once the case is closed. */
  readonly adds?: true;
  /** Who may give it in a case of their agency. */
  readonly may: readonly (CaseFunction | 'coordinator' | 'assignee' | 'author')[];
  readonly by: PersonId;
  /** Brings about what the command is about. */
  readonly given?: (file: CaseFile) => unknown;
  /** A body that has nothing wrong with it. */
  readonly data: (file: CaseFile) => CommandData[K];
  /** What is said where it is given once more at once; null where saying it again is a further entry of its own. */
  readonly again: RejectionCode | null;
}

/** What the machinery asks for, over no interface: it is possible in every phase, and changes nothing by itself. */
export type ServiceRow<N extends ServiceCommand['name']> = (file: CaseFile) => Extract<ServiceCommand, { name: N }>;

export const inCustody: readonly Phase[] = [
  'intake',
  'assessing',
  'classifying',
  'planning',
  'programme',
  'pre_release',
  'release_decision',
];
export const beforeRelease: readonly Phase[] = ['referred', ...inCustody];
export const withSupport: readonly Phase[] = [
  'programme',
  'pre_release',
  'release_decision',
  'released',
  'supervised',
  'aftercare',
];
export const withPlan: readonly Phase[] = ['planning', 'programme', 'pre_release', 'release_decision'];
export const open: readonly Phase[] = phaseNames.filter((phase) => phase !== 'closed');

/** The counselling that the plan has; before there is a plan, none. */
export const someTrack = (file: CaseFile): string => (file.kase.plan ? trackId(file) : 'none');
