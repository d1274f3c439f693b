import { cast } from '../../../local/cast';
import { calendars } from '../../../local/directory';
import type { RejectionCode } from '../../../shared/domain/kernel/rejections';
import type { CaseState } from '../../../shared/domain/case';
import { say, type Steering } from '../../../stories/act';
import { usual } from '../../../stories/commands';
import { seenAt } from '../../../stories/drivers/commit';
import { isDate, isInstant, leavesOf, textsOf, wireOf } from '../../../stories/fields';
import { standard } from '../../../stories/programmes';
import { dateIn, trackId, type Seen } from '../../../stories/seen';
import { expected } from '../../domain/builders/expected';

/** How a command differs from the usual when it is tried over HTTP in a case in its programme. */
interface Row {
  /** The author, if not the usual one. */
  readonly by?: string;
  /** Possible before the referral is accepted. */
  readonly alsoReferred?: true;
  /** Fields to add or replace. */
  readonly changes?: (seen: Seen) => object;
  /** Optional texts and dates that the body leaves out. */
  readonly optional?: { readonly texts?: readonly string[]; readonly dates?: readonly string[] };
  /** Paths of ids and codes that may be unknown, and the refusal for each. */
  readonly unknown?: readonly (readonly [path: string, code: RejectionCode, status?: number])[];
  /** May be repeated, although the usual command may not. */
  readonly again?: true;
}

const words = say('As the report of the wing says.');
const soon = (): string => new Date(Date.now() + 1_500).toISOString();
const early = { alsoReferred: true } as const;

/** Ordered so that one can be given after the other. */
const rows = {
  setMarkers: {
    ...early,
    changes: () => ({ markers: ['pre_trial'] }),
    optional: { dates: ['turnsAdultOn'] },
  },
  recordConviction: early,
  recordConflict: {
    ...early,
    changes: () => ({ narrative: words }),
    unknown: [
      ['personId', 'unknown_person'],
      ['reasonCode', 'unknown_reason'],
    ],
  },
  recordBackground: { unknown: [['areas.0.area', 'unknown_code']] },
  recordPersonComment: { unknown: [['assessmentId', 'unknown_assessment']] },
  setLevelOfConcern: {},
  recordIncident: {
    unknown: [
      ['kind', 'unknown_code'],
      ['severity', 'unknown_code'],
    ],
  },
  recordNewInformation: {},
  skipReassessment: {},
  resumeActivities: {},
  recordChallenge: { unknown: [['reviewerId', 'unknown_person']] },
  recordKeepApart: {
    unknown: [
      ['otherCaseId', 'unknown_case'],
      ['reasonCode', 'unknown_reason'],
    ],
  },
  endKeepApart: { unknown: [['pairId', 'unknown_pair']] },
  recordMeasure: {
    changes: () => ({ notes: words }),
    unknown: [
      ['trackId', 'unknown_track'],
      ['measure', 'unknown_measure'],
      ['level', 'unknown_level'],
    ],
  },
  planSeries: {
    changes: () => ({ count: 2 }),
    optional: { texts: ['overrideReasons'] },
    unknown: [
      ['trackId', 'unknown_track'],
      ['specialistId', 'unknown_person'],
      ['placeCode', 'unknown_place'],
    ],
  },
  reviewObjective: {
    changes: (seen) => ({ standing: 'progressing', reviewOn: dateIn(seen, 'P60D') }),
    unknown: [['objectiveId', 'unknown_objective']],
    again: true,
  },
  recordRiskPlan: {},
  recordPlanAgreement: { optional: { texts: ['comment'] }, unknown: [['version', 'version_passed', 409]] },
  recordConsent: { optional: { texts: ['reasons'] }, unknown: [['purpose', 'unknown_purpose']] },
  recordSuitability: {},
  endTrack: {
    changes: (seen) => ({ trackId: trackId(seen, 'basic_education') }),
    unknown: [
      ['trackId', 'unknown_track'],
      ['reasonCode', 'unknown_reason'],
    ],
  },
  callConference: {
    changes: () => ({ startsAt: soon() }),
    unknown: [
      ['type', 'unknown_conference_type'],
      ['placeCode', 'unknown_place'],
      ['chairId', 'unknown_person'],
      ['invited.1.personId', 'unknown_person'],
    ],
  },
  recordConference: { by: 'chair', unknown: [['conferenceId', 'unknown_conference']] },
  cancelConference: {
    by: 'chair',
    optional: { texts: ['narrative'] },
    unknown: [['conferenceId', 'unknown_conference']],
  },
  recordRestrictedEntry: {},
  proposeIncentive: {
    unknown: [
      ['kind', 'unknown_code'],
      ['granterId', 'unknown_person'],
    ],
  },
  revokeIncentive: { by: 'chair', unknown: [['incentiveId', 'unknown_incentive']] },
  changeDates: {
    ...early,
    optional: { dates: ['sentenceEndsOn', 'paroleEligibleOn'] },
    unknown: [['reasonCode', 'unknown_reason']],
  },
  goBack: {},
} as const satisfies Partial<Record<Steering, Row>>;

export interface TriedCommand {
  readonly name: Steering;
  readonly by: string;
  readonly alsoReferred: boolean;
  /** A body for a case in its programme, with another case that its coordinator knows. */
  readonly body: (kase: CaseState, otherCaseId: string) => object;
  /** The paths of free texts and dates in a body. */
  readonly texts: (body: object) => readonly string[];
  readonly dates: (body: object) => readonly string[];
  readonly unknown: NonNullable<Row['unknown']>;
  /** The refusal of a repetition; null if the command happens again. */
  readonly twice: readonly [status: number, code: RejectionCode] | null;
}

/** Repetitions refused as unprocessable; all others are conflicts. */
const unprocessable: readonly RejectionCode[] = ['unknown_pair', 'unknown_incentive', 'not_an_earlier_phase'];

function tried(name: Steering, row: Row): TriedCommand {
  const { by, body } = usual(name);
  const { again } = expected[name];
  const isRefusedAgain = again !== null && !row.again;
  return {
    name,
    by: row.by ?? cast[by],
    alsoReferred: row.alsoReferred ?? false,
    unknown: row.unknown ?? [],
    body: (kase, otherCaseId) => {
      const facts = { programme: standard, calendar: calendars[0], now: new Date().toISOString() };
      const seen = { ...seenAt({ kase, facts }, cast), otherCaseId };
      return { ...body(seen), ...row.changes?.(seen) };
    },
    texts: (given) => [...textsOf(given), ...(row.optional?.texts ?? [])],
    dates: (given) => [
      ...leavesOf(given).flatMap(({ path, value }) => (isDate(value) || isInstant(value) ? [path] : [])),
      ...(row.optional?.dates ?? []),
    ],
    twice: isRefusedAgain ? [unprocessable.includes(again) ? 422 : 409, again] : null,
  };
}

export const triedCommands: readonly TriedCommand[] = (Object.entries(rows) as [Steering, Row][]).map(([name, row]) =>
  tried(name, row),
);

/** A body with another value at a path such as `items.0.title`, as it is sent. */
export function put(body: object, path: string, value: unknown): object {
  const copy = structuredClone(wireOf(body)) as Record<string, unknown>;
  const names = path.split('.');
  const last = names.pop() ?? '';
  const within = names.reduce((part, name) => part[name] as Record<string, unknown>, copy);
  within[last] = value;
  return copy;
}
