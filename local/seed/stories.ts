import type { CommandBody } from '../../shared/contracts/requests';
import { instant, type CivilDate, type Instant } from '../../shared/domain/time';
import { answer, give, say, type Act, type Acts } from '../../stories/act';
import * as course from '../../stories/course';
import { trackId } from '../../stories/seen';
import * as steps from '../../stories/steps';

/** The acts of one past day. */
interface Step {
  readonly daysAgo: number;
  readonly act: Act;
}

/** A made-up case: its opening, and its steps since. */
export interface Story {
  readonly key: string;
  readonly alias: string;
  readonly coordinator: string;
  /** Days ago. */
  readonly opened: number;
  readonly opening: CommandBody<'openCase'>;
  readonly steps: readonly Step[];
}

type Steps = readonly Step[];

const day = 86_400_000;

/** The date so many days before a moment. */
function datesBefore(now: Instant): (daysAgo: number) => CivilDate {
  const midnight = Date.parse(`${now.slice(0, 10)}T00:00:00Z`);
  return (daysAgo) => instant(midnight - daysAgo * day).slice(0, 10);
}

/** The acts of a day, by its number of days before today. */
function on(daysAgo: number, ...acts: readonly (Act | Acts)[]): Steps {
  return acts.flat().map((act) => ({ daysAgo, act }));
}

/** A course of acts, counted from an opening so many days ago. */
export function since(opened: number, dated: course.Dated): Steps {
  return dated.map(([after, act]) => ({ daysAgo: opened - after, act }));
}

/** A session on a day of the past or, negative, of the days to come: planned four days before, then accepted. */
export function planned(now: Instant, daysAgo: number, track: string, specialistId: string, hour = 13): Steps {
  const midnight = Date.parse(`${now.slice(0, 10)}T00:00:00Z`);
  const startsAt = instant(midnight - daysAgo * day + hour * 3_600_000);
  const plan = steps.planned((seen) => ({ trackId: trackId(seen, track), specialistId, startsAt }));
  return [...on(daysAgo + 4, plan), ...on(daysAgo + 3, answer('session_invitation', 'accept'))];
}

const held = (...session: Parameters<typeof planned>): Steps => [
  ...planned(...session),
  ...on(session[1] - 1, steps.reported()),
];
const notHeld = (reasonCode: string, ...session: Parameters<typeof planned>): Steps => [
  ...planned(...session),
  ...on(session[1] - 1, steps.reported('not_held', { reasonCode })),
];

const underPlan = (opened: number): Steps => since(opened, course.underPlan);
const firstSessions = (now: Instant, from: number): Steps => [
  ...held(now, from - 6, 'psychological_counselling', 'psychologist'),
  ...held(now, from - 13, 'religious_dialogue', 'scholar'),
  ...notHeld('facility_cancelled', now, from - 20, 'basic_education', 'teacher'),
  ...held(now, from - 27, 'psychological_counselling', 'psychologist'),
];

/** Through the programme, which ends 156 days after the opening. */
const prepared = (now: Instant, opened: number): Steps => [
  ...underPlan(opened),
  ...on(opened - 47, answer('follow_up', 'done', {}, 'pre_release_due')),
  ...firstSessions(now, opened - 46),
  ...on(opened - 140, steps.assigned()),
  ...on(opened - 150, steps.handedIn()),
  ...on(opened - 153, steps.reviewed),
  ...on(opened - 156, steps.foundComplete),
];

const attested = (daysAgo: number): Steps => [
  ...on(daysAgo + 1, steps.appointed('custodian', 'custodian')),
  ...on(daysAgo, steps.attested),
];
const contacted = (...days: readonly number[]): Steps => days.flatMap((daysAgo) => on(daysAgo, steps.contactMade));

/** Released on a day, after the decision of an authority and with the hand-over confirmed by both sides before. */
function freed(now: Instant, opened: number, onDay: number, branch: steps.Branch): Steps {
  const dateOf = datesBefore(now);
  const decision = {
    decidedOn: dateOf(onDay + 12),
    releaseOn: dateOf(onDay),
    ...(branch === 'parole' && { supervisionEndsOn: dateOf(-330), aftercareLeadId: undefined }),
  };
  return [
    ...prepared(now, opened),
    ...on(onDay + 24, steps.confirmationsRequested),
    ...on(onDay + 20, steps.confirmed()),
    ...attested(onDay + 19),
    ...on(onDay + 11, steps.decided(branch, decision)),
    ...on(onDay + 2, answer('handover_sending', 'confirm')),
    ...on(onDay + 1, answer('handover_acceptance', 'confirm')),
  ];
}

type Place = 'northfield' | 'harbour';

/** Twelve cases on the standard programme, in different phases, told back from `now`. Nobody in them exists. */
export function tellStories(now: Instant): readonly Story[] {
  const dateOf = datesBefore(now);
  const story = (
    key: string,
    [givenName, familyName, alias]: readonly [string, string, string],
    [opened, releaseIn]: readonly [number, number],
    steps: Steps,
    [facilityId, coordinator]: readonly [Place, string] = ['northfield', 'coordinator'],
  ): Story => ({
    key,
    alias,
    coordinator,
    opened,
    steps,
    opening: {
      person: { givenName, familyName, bornOn: dateOf(11_000 + opened * 13) },
      programme: 'standard',
      referringAgencyId: 'prison-service',
      referredById: 'facilityManager',
      facilityId,
      legalBasis: 'conviction',
      admittedOn: dateOf(opened + 20),
      expectedReleaseOn: dateOf(-releaseIn),
      sentenceEndsOn: dateOf(-releaseIn - 400),
      pathwayIn: say('Came to the group through a friend, at a time without work.'),
    },
  });
  const elsewhere = ['harbour', 'coordinator2'] as const;

  return [
    story('referred', ['Adrian', 'Vasile', 'Alder-482'], [2, 900], []),
    story(
      'intake',
      ['Basim', 'Haddadin', 'Birch-135'],
      [4, 700],
      [...since(4, course.received), ...since(4, course.screenedForHealth)],
      elsewhere,
    ),
    story(
      'assessing',
      ['Conrad', 'Ilves', 'Cedar-907'],
      [24, 800],
      since(24, [...course.received, ...course.screened, ...course.baselineAssigned]),
    ),
    story(
      'suspended',
      ['Dragan', 'Petrov', 'Damson-268'],
      [45, 1_000],
      [
        ...since(45, [...course.received, ...course.screened, ...course.assessed]),
        ...on(10, steps.appointed('chair', 'chair')),
        ...on(
          8,
          give('coordinator', 'suspendCase', {
            reasonCode: 'hospital',
            narrative: say('An operation, planned since the spring.'),
          }),
        ),
      ],
    ),
    story(
      'planning',
      ['Emil', 'Sandström', 'Elm-571'],
      [48, 650],
      since(48, [
        ...course.received,
        ...course.screened,
        ...course.assessed,
        ...course.classified,
        ...course.planSubmitted,
      ]),
    ),
    story(
      'programme',
      ['Farid', 'Mansour', 'Fir-719'],
      [106, 900],
      [...underPlan(106), ...firstSessions(now, 60), ...planned(now, -2, 'psychological_counselling', 'psychologist')],
    ),
    story(
      'reassessment',
      ['Goran', 'Lupescu', 'Gorse-344'],
      [139, 820],
      [...underPlan(139), ...firstSessions(now, 93)],
      elsewhere,
    ),
    story(
      'pre-release',
      ['Hakim', 'Duval', 'Hazel-806'],
      [176, 50],
      [
        ...prepared(now, 176),
        ...on(3, steps.confirmationsRequested, steps.assigned()),
        ...on(1, steps.confirmed('chair', 'probation_lead')),
      ],
    ),
    story(
      'release-decision',
      ['Ivo', 'Karlsen', 'Iris-153'],
      [186, 20],
      [...prepared(now, 186), ...on(26, steps.confirmationsRequested), ...on(22, steps.confirmed()), ...attested(21)],
    ),
    story(
      'supervised',
      ['Jamal', 'Ferreira', 'Juniper-629'],
      [216, -29],
      [...freed(now, 216, 29, 'parole'), ...contacted(29, 21, 14, 7)],
    ),
    story(
      'aftercare',
      ['Kristof', 'Aydın', 'Kelp-298'],
      [210, -23],
      [
        ...freed(now, 210, 23, 'sentence_completed'),
        ...contacted(23, 15, 8),
        ...on(1, answer('contact_report', 'missed', { reasonCode: 'did_not_come' })),
      ],
    ),
    story(
      'closing',
      ['Luka', 'Nadeem', 'Larch-465'],
      [217, -30],
      [
        ...freed(now, 217, 30, 'sentence_completed'),
        ...contacted(30, 22, 15),
        ...on(
          10,
          give('aftercareLead', 'recordAftercareChoice', {
            choice: 'declined',
            reasons: say('Moves to his sister in another town and wants to go on without us.'),
          }),
        ),
      ],
    ),
  ];
}
