import type { CaseState, NewEvent } from '../case';
import type { Instant } from '../time';
import type { Decision, Facts, RejectionCode } from './types';

export function accept(...events: readonly NewEvent[]): Decision {
  return { accepted: true, events };
}

export function reject(code: RejectionCode, path?: string, detail?: Readonly<Record<string, unknown>>): Decision {
  return { accepted: false, rejection: { code, ...(path && { path }), ...(detail && { detail }) } };
}

/** Refused if the author states a time before the earliest possible one. */
export function checkOccurred({ occurredAt }: Pick<Facts, 'occurredAt'>, notBefore: Instant): Decision | null {
  return occurredAt && occurredAt < notBefore ? reject('ends_before_start', 'occurredAt', { notBefore }) : null;
}

/** The first rejection of some checks; null if all pass. */
export function firstOf(...checks: readonly (Decision | null)[]): Decision | null {
  return checks.find((check) => check !== null) ?? null;
}

/** The state with the changes of several areas, each in fields of its own. */
export function withAll(kase: CaseState, changes: readonly (Partial<CaseState> | undefined)[]): CaseState {
  return Object.assign({ ...kase }, ...changes) as CaseState;
}
