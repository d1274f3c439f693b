import type { Command, Narrative } from '../shared/domain/commands';
import { agenda, decide } from '../shared/domain/kernel';
import type { Actor, Facts, PersonFacts } from '../shared/domain/kernel-types';
import type { CaseState } from '../shared/domain/state';
import { instant, type WorkingCalendar } from '../shared/domain/time';
import { readDefinitions } from '../shared/programme/loader';
import type { Programme } from '../shared/programme/schema';

const forAtMost = 5_000;
const sessionsPlanned = 20;
const day = 86_400_000;
const start = Date.parse('2031-03-03T08:00:00.000Z');
const calendar: WorkingCalendar = { timeZone: 'Europe/Paris', weekend: [6, 7], holidays: [] };
const text: Narrative = { narrativeId: 'text', commitment: 'sha256:0' };

const people: Facts['people'] = Object.fromEntries(
  (
    [
      ['coordinator', []],
      ['chair', []],
      ['officer', ['prison']],
      ['nurse', ['health']],
      ['assessor', ['psychologist']],
      ['reviewer', ['psychologist']],
    ] as const
  ).map(([personId, disciplines]): [string, PersonFacts] => [
    personId,
    {
      personId,
      agencyId: 'agency',
      active: true,
      roles: personId === 'coordinator' ? ['coordinator'] : [],
      disciplines,
      accreditations: [],
      vettedUntil: '2099-12-31',
    },
  ]),
);

type Step = readonly [by: string, command: (kase: CaseState | null) => Command];

/** From the referral to an approved plan, then sessions planned in the programme. */
function journey({ instruments, tracks }: Programme): readonly Step[] {
  const answer = (by: string, what: 'submit' | 'approve', extra = {}): Step => [
    by,
    (kase) => {
      const task = Object.values(kase?.tasks ?? {}).find(
        ({ assigneeId, status }) => assigneeId === by && status === 'open',
      );
      return { name: 'answerTask', data: { taskId: task?.taskId ?? '', answer: what, narrative: text, ...extra } };
    },
  ];
  const ratings = (instruments[0]?.items ?? []).map(({ id }) => ({ item: id, level: 'low', evidence: text }));
  return [
    ['coordinator', () => ({ name: 'openCase', data: opening })],
    [
      'officer',
      () => ({
        name: 'acceptReferral',
        data: { criteria: [], duplicateChecked: true, conflictOfInterestChecked: true, reasons: text },
      }),
    ],
    ['coordinator', () => ({ name: 'appoint', data: { function: 'chair', personId: 'chair' } })],
    [
      'officer',
      () => ({
        name: 'recordScreening',
        data: {
          findings: {
            health: 'no_concern',
            self_harm: 'no_concern',
            safety: 'no_concern',
            language: 'no_concern',
            vulnerability: 'unknown',
            separation: 'no_concern',
          },
        },
      }),
    ],
    [
      'coordinator',
      () => ({
        name: 'assignAssessment',
        data: { instrumentId: instruments[0]?.id ?? '', assessorId: 'assessor', reviewerId: 'reviewer' },
      }),
    ],
    answer('assessor', 'submit', { assessment: { ratings, levelOfConcern: 'medium', formulation: text } }),
    answer('reviewer', 'approve'),
    [
      'chair',
      () => ({
        name: 'decideHousing',
        data: {
          option: 'dispersed',
          securityClass: 'standard',
          roleTier: 'supporter',
          factors: ['vulnerability'],
          reasons: text,
          expiresOn: '2031-09-01',
        },
      }),
    ],
    [
      'coordinator',
      () => ({
        name: 'draftPlan',
        data: { aim: 'disengagement', objectives: [objective], tracks: [tracks[0]?.code ?? ''] },
      }),
    ],
    ['coordinator', () => ({ name: 'submitPlan', data: { chairId: 'chair' } })],
    answer('chair', 'approve'),
    ...Array.from({ length: sessionsPlanned }, (_, week): Step => [
      'coordinator',
      (kase) => ({
        name: 'planSession',
        data: {
          trackId: kase?.plan?.tracks[0]?.trackId ?? '',
          specialistId: 'assessor',
          startsAt: instant(start + (week + 1) * 7 * day),
          minutes: 60,
          placeCode: 'room_a',
        },
      }),
    ]),
  ];
}

const opening = {
  reference: 'TC-0001',
  alias: 'heron',
  programme: { id: 'standard', version: '1.0.0', hash: 'hash' },
  personRef: 'person',
  coordinatingAgencyId: 'agency',
  referringAgencyId: 'agency',
  referredById: 'nurse',
  facilityId: 'facility',
  legalBasis: 'conviction',
  admittedOn: '2031-02-24',
  expectedReleaseOn: '2034-03-01',
  sentenceEndsOn: '2036-03-01',
  leadCoordinatorId: 'coordinator',
} as const;

const objective = {
  title: text,
  actors: ['psychologist'],
  expectedResult: text,
  indicator: text,
  baseline: text,
  successThreshold: text,
  failureThreshold: text,
  reviewOn: '2031-06-01',
} as const;

/** What commit asks of the kernel for one command: time first, then the decision and its state, the agenda. */
function commit(kase: CaseState | null, by: string, command: Command, facts: Omit<Facts, 'actor'>): CaseState {
  const actor: Actor = { personId: by, agencyId: 'agency', roles: [], disciplines: [], knownBy: 'sign_in' };
  if (kase) decide(kase, { name: 'tick' }, { ...facts, actor });
  const decision = decide(kase, command, { ...facts, actor });
  if (!decision.accepted) throw new Error(`${command.name} was refused: ${JSON.stringify(decision.rejection)}`);
  const after = decision.kase;
  if (!after) throw new Error('nothing happened');
  agenda(after, facts);
  return after;
}

/** Says how many commands a second the kernel decides on one core. */
async function main(): Promise<void> {
  const { programmes } = await readDefinitions('programmes/standard');
  const programme = programmes[0]?.programme;
  if (!programme) throw new Error('no standard programme below the present folder');
  const steps = journey(programme);
  let ids = 0;
  const newId = (): string => `id-${(ids += 1)}`;
  let commands = 0;
  // Of the core's own time, so that what else runs on the machine does not count.
  const before = process.cpuUsage();
  const started = performance.now();
  while (performance.now() - started < forAtMost) {
    let kase: CaseState | null = null;
    for (const [index, [by, command]] of steps.entries()) {
      const now = instant(start + index * 60_000);
      kase = commit(kase, by, command(kase), { now, programme, calendar, people, newId });
    }
    commands += steps.length;
  }
  const { user, system } = process.cpuUsage(before);
  const perSecond = Math.round((commands * 1_000_000) / (user + system));
  console.log(
    `The kernel: ${perSecond.toLocaleString('en')} commands a second on one core, ${steps.length} to a case.`,
  );
}

void main();
