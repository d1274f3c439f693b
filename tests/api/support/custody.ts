import type { CommandName } from '../../../shared/domain/commands';
import type { CaseState } from '../../../shared/domain/state';

interface Tried {
  readonly by: string;
  /** Whether it may be given before the referral is accepted. */
  readonly alsoReferred?: true;
  /** What can be done in a case in its programme, with another case known to its coordinator. */
  readonly body: (kase: CaseState, otherCaseId: string) => object;
  /** The paths of free texts and dates. */
  readonly texts: readonly string[];
  readonly dates: readonly string[];
  /** Paths of ids and codes that may be of nothing, and how that is refused. */
  readonly unknown: readonly (readonly [path: string, code: string, status?: number])[];
  /** How the same is refused once more; where it says nothing, it happens again. */
  readonly twice?: readonly [status: number, code: string];
}

export interface CustodyCommand extends Tried {
  readonly name: keyof typeof tried;
}

const words = 'As the report of the wing says.';
const on = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const soon = (): string => new Date(Date.now() + 1_500).toISOString();
const trackOf = ({ plan }: CaseState, code: string) => plan?.tracks.find((each) => each.code === code)?.trackId;
const none = { texts: [], dates: [], unknown: [] };
const coordinators = { ...none, by: 'coordinator' };
const chairs = { ...none, by: 'chair' };

const conference = (type: string, startsAt: string) => ({
  ...{ type, startsAt, placeCode: 'office', chairId: 'chair' },
  invited: [
    { personId: 'psychologist', discipline: 'psychologist' },
    { personId: 'facilityManager', discipline: 'prison' },
  ],
});

/** A few commands, of each kind of body and of refusal, in an order in which one after the other can be given. */
const tried = {
  recordConflict: {
    ...{ ...coordinators, alsoReferred: true, texts: ['narrative'] },
    body: () => ({ personId: 'community', reasonCode: 'family_tie', narrative: words }),
    unknown: [
      ['personId', 'unknown_person'],
      ['reasonCode', 'unknown_reason'],
    ],
    twice: [409, 'nothing_changed'],
  },
  setLevelOfConcern: {
    ...{ ...none, by: 'psychologist', texts: ['reasons'] },
    body: () => ({ level: 'high', reasons: words }),
    twice: [409, 'nothing_changed'],
  },
  recordKeepApart: {
    ...{ ...coordinators, texts: ['reasons'] },
    body: (_, otherCaseId) => ({ otherCaseId, reasonCode: 'threat', reasons: words }),
    unknown: [
      ['otherCaseId', 'unknown_case'],
      ['reasonCode', 'unknown_reason'],
    ],
    twice: [409, 'nothing_changed'],
  },
  endKeepApart: {
    ...{ ...coordinators, texts: ['reasons'], unknown: [['pairId', 'unknown_pair']] },
    body: ({ keepApart }) => ({ pairId: keepApart[0]?.pairId ?? 'none', reasons: words }),
    twice: [422, 'unknown_pair'],
  },
  planSeries: {
    ...{ ...coordinators, texts: ['overrideReasons'], dates: ['startsAt'] },
    body: (kase) => ({
      ...{ trackId: trackOf(kase, 'psychological_counselling'), specialistId: 'psychologist', every: 'P1W', count: 2 },
      ...{ startsAt: `${on(3)}T10:00:00.000Z`, minutes: 60, placeCode: 'room_a' },
    }),
    unknown: [
      ['trackId', 'unknown_track'],
      ['specialistId', 'unknown_person'],
      ['placeCode', 'unknown_place'],
    ],
  },
  recordRiskPlan: {
    ...{ ...coordinators, texts: ['triggers.0', 'warningSigns.0', 'contingencies.0.what'], dates: ['reviewOn'] },
    body: () => ({
      ...{ triggers: [words], warningSigns: [words], reviewOn: on(60) },
      contingencies: [{ what: words, actsAs: 'duty_officer' }],
    }),
  },
  recordPlanAgreement: {
    ...{ ...coordinators, texts: ['comment'], unknown: [['version', 'version_passed', 409]] },
    body: ({ plan }) => ({ version: plan?.version, agreement: 'not_agreed' }),
    twice: [409, 'nothing_changed'],
  },
  recordSuitability: {
    ...{ ...chairs, texts: ['reasons'], dates: ['nextScreeningOn'] },
    body: () => ({ suitable: false, nextScreeningOn: on(60), reasons: words }),
    twice: [409, 'nothing_changed'],
  },
  callConference: {
    ...{ ...coordinators, dates: ['startsAt'] },
    body: () => conference('review', soon()),
    unknown: [
      ['type', 'unknown_conference_type'],
      ['placeCode', 'unknown_place'],
      ['chairId', 'unknown_person'],
      ['invited.1.personId', 'unknown_person'],
    ],
    twice: [409, 'already_requested'],
  },
  proposeIncentive: {
    ...{ ...coordinators, texts: ['reasons'] },
    body: () => ({
      ...{ kind: 'additional_calls', milestone: { kind: 'conduct' }, granterId: 'dutyOfficer', reasons: words },
    }),
    unknown: [
      ['kind', 'unknown_code'],
      ['granterId', 'unknown_person'],
    ],
    twice: [409, 'already_requested'],
  },
} as const satisfies Partial<Readonly<Record<CommandName, Tried>>>;

export const custodyCommands: readonly CustodyCommand[] = (
  Object.entries(tried) as [CustodyCommand['name'], Tried][]
).map(([name, how]) => ({ name, ...how }));

/** A body with another value at a path such as `items.0.title`. */
export function put(body: object, path: string, value: unknown): object {
  const copy = structuredClone(body) as Record<string, unknown>;
  const names = path.split('.');
  const last = names.pop() ?? '';
  const within = names.reduce((part, name) => part[name] as Record<string, unknown>, copy);
  within[last] = value;
  return copy;
}
