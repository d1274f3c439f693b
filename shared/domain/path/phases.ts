import type { CaseFunction } from '../vocabulary';

interface PhaseData {
  readonly owner: CaseFunction;
  /** The phase after a complete gate. Two phases choose (moving-on.ts); the last has none. */
  readonly next: string | null;
  readonly where: 'before_custody' | 'in_custody' | 'outside' | 'ended';
  /** Sessions run from the approved plan on: voluntary support continues during supervision and aftercare. */
  readonly withSessions?: true;
  /** The programme sets a target for the length of the phase. */
  readonly target?: true;
  /** The requirements of the gate. With `gateIsPolicy` the programme may name others. */
  readonly gate: readonly string[];
  readonly gateIsPolicy?: true;
}

/** The path of a case (domain.md, "The path"): one row per phase, in order, with everything particular to it. */
const rows = {
  referred: {
    owner: 'lead_coordinator',
    next: 'intake',
    where: 'before_custody',
    target: true,
    gate: ['referral_acceptance'],
    gateIsPolicy: true,
  },
  intake: {
    owner: 'lead_coordinator',
    next: 'assessing',
    where: 'in_custody',
    target: true,
    gate: ['screening'],
    gateIsPolicy: true,
  },
  assessing: {
    owner: 'lead_coordinator',
    next: 'classifying',
    where: 'in_custody',
    target: true,
    gate: ['baseline'],
    gateIsPolicy: true,
  },
  classifying: {
    owner: 'chair',
    next: 'planning',
    where: 'in_custody',
    target: true,
    gate: ['classification'],
    gateIsPolicy: true,
  },
  planning: {
    owner: 'lead_coordinator',
    next: 'programme',
    where: 'in_custody',
    target: true,
    gate: ['plan'],
    gateIsPolicy: true,
  },
  programme: {
    owner: 'lead_coordinator',
    next: 'pre_release',
    where: 'in_custody',
    withSessions: true,
    gate: ['programme_completion'],
    gateIsPolicy: true,
  },
  pre_release: {
    owner: 'chair',
    next: 'release_decision',
    where: 'in_custody',
    withSessions: true,
    gate: ['confirmations', 'final_assessment'],
    gateIsPolicy: true,
  },
  release_decision: {
    owner: 'lead_coordinator',
    next: 'released',
    where: 'in_custody',
    withSessions: true,
    gate: ['late_attestation', 'release_decision'],
  },
  released: {
    owner: 'lead_coordinator',
    next: 'aftercare',
    where: 'outside',
    withSessions: true,
    target: true,
    gate: ['handover'],
  },
  supervised: {
    owner: 'supervising_officer',
    next: 'aftercare',
    where: 'outside',
    withSessions: true,
    gate: ['supervision_end', 'aftercare_choice'],
  },
  aftercare: {
    owner: 'aftercare_lead',
    next: 'closing',
    where: 'outside',
    withSessions: true,
    gate: ['aftercare_end'],
  },
  closing: { owner: 'chair', next: 'closed', where: 'outside', target: true, gate: ['open_actions', 'outcome'] },
  closed: { owner: 'lead_coordinator', next: null, where: 'ended', gate: [] },
} as const satisfies Record<string, PhaseData>;

export type Phase = keyof typeof rows;
/** The phases for which a programme sets a target. */
export type TargetPhase = PhaseWith<{ readonly target: true }>;
/** The phases whose gates a programme defines. */
export type GatedPhase = PhaseWith<{ readonly gateIsPolicy: true }>;
type PhaseWith<Mark> = { [P in Phase]: (typeof rows)[P] extends Mark ? P : never }[Phase];

export interface PhaseRow extends PhaseData {
  readonly next: Phase | null;
}

export const phaseRows: Readonly<Record<Phase, PhaseRow>> = rows;
/** Every phase, in the order of the path. */
export const phaseNames = Object.keys(rows) as [Phase, ...Phase[]];

const phasesThat = (fits: (row: PhaseRow) => boolean): readonly Phase[] =>
  phaseNames.filter((phase) => fits(phaseRows[phase]));

/** From intake to the day of release. */
export const phasesInCustody = phasesThat(({ where }) => where === 'in_custody');
/** From the approved plan to the end of aftercare. */
export const phasesWithSessions = phasesThat(({ withSessions }) => withSessions === true);
/** From intake to the end of aftercare: consent is asked for, given, refused and withdrawn at any time. */
export const phasesWithConsent = phasesThat(
  ({ where, withSessions }) => where === 'in_custody' || withSessions === true,
);
/** Every phase in which something can still happen. */
export const phasesOpen = phasesThat(({ where }) => where !== 'ended');
/** The phases before the person is released. */
export const phasesBeforeRelease = phasesThat(({ where }) => where === 'before_custody' || where === 'in_custody');
export const phasesWithTarget = phasesThat(({ target }) => target === true) as readonly TargetPhase[];
export const phasesGated = phasesThat(({ gateIsPolicy }) => gateIsPolicy === true) as readonly GatedPhase[];

/** True if phase `a` comes before phase `b` on the path. */
export function isBefore(a: Phase, b: Phase): boolean {
  return phaseNames.indexOf(a) < phaseNames.indexOf(b);
}
