import type { CommandBody } from '../../shared/contracts/requests';
import { instant, type CivilDate, type Instant } from '../../shared/domain/time';
import * as path from './path';
import { allConfirmers, attested, confirmationsRequested, confirmed, contacted, released } from './release';
import { held, notHeld, planned } from './sessions';
import { answer, step, text, type Steps } from './step';

/** A made-up case: its opening, and its steps since. */
export interface Story {
  readonly key: string;
  readonly alias: string;
  readonly coordinator: string;
  /** Days ago. */
  readonly opened: number;
  readonly opening: CommandBody<'openCase'>;
  readonly steps: Steps;
}

const day = 86_400_000;

/** Twelve cases on the standard programme, in different phases, dated back from `now`. Their people do not exist. */
export function tellStories(now: Instant): readonly Story[] {
  const midnight = Date.parse(`${now.slice(0, 10)}T00:00:00Z`);
  const dateOf = (daysAgo: number): CivilDate => instant(midnight - daysAgo * day).slice(0, 10);
  const startsAt = (daysAgo: number): Instant => instant(midnight - daysAgo * day + 13 * 3_600_000);

  const story = (
    key: string,
    [givenName, familyName, alias]: readonly [string, string, string],
    opened: number,
    releaseIn: number,
    facilityId: 'northfield' | 'harbour',
    tell: (coordinator: string) => Steps,
    coordinator = 'coordinator',
  ): Story => ({
    key,
    alias,
    coordinator,
    opened,
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
      pathwayIn: text('Came to the group through a friend, at a time without work.'),
    },
    steps: tell(coordinator),
  });

  /** Up to the plan's approval, 46 days after the opening. */
  const underPlan = (opened: number, by: string): Steps => [
    ...path.accepted(opened, by),
    ...path.screened(opened),
    ...path.assessed(opened, by),
    ...path.classified(opened, by, dateOf(opened - 336)),
    ...path.planSubmitted(opened, by, dateOf(opened - 220)),
    ...path.planApproved(opened, by),
  ];
  const firstSessions = (since: number, by: string): Steps => [
    ...held(since - 6, by, 'psychological_counselling', 'psychologist', startsAt),
    ...held(since - 13, by, 'religious_dialogue', 'scholar', startsAt),
    ...notHeld('facility_cancelled', since - 20, by, 'basic_education', 'teacher', startsAt),
    ...held(since - 27, by, 'psychological_counselling', 'psychologist', startsAt),
  ];
  /** Through the programme, which ends 156 days after the opening. */
  const prepared = (opened: number, by: string): Steps => [
    ...underPlan(opened, by),
    answer(opened - 47, 'follow_up', 'done', {}, 'pre_release_due'),
    ...firstSessions(opened - 46, by),
    ...path.completed(opened - 140, by),
  ];
  const freed = (opened: number, onDay: number, by: string, supervisionEndsOn?: CivilDate): Steps => [
    ...prepared(opened, by),
    ...confirmationsRequested(onDay + 24, by),
    ...confirmed(onDay + 20, ...allConfirmers),
    ...attested(onDay + 19, by),
    ...released(by, {
      decided: onDay + 11,
      decidedOn: dateOf(onDay + 12),
      released: onDay,
      releaseOn: dateOf(onDay),
      ...(supervisionEndsOn !== undefined && { supervisionEndsOn }),
    }),
  ];

  return [
    story('referred', ['Adrian', 'Vasile', 'Alder-482'], 2, 900, 'northfield', () => []),
    story(
      'intake',
      ['Basim', 'Haddadin', 'Birch-135'],
      4,
      700,
      'harbour',
      (by) => [...path.accepted(4, by), ...path.screenedForHealth(4)],
      'coordinator2',
    ),
    story('assessing', ['Conrad', 'Ilves', 'Cedar-907'], 24, 800, 'northfield', (by) => [
      ...path.accepted(24, by),
      ...path.screened(24),
      ...path.baselineAssigned(24, by),
    ]),
    story('suspended', ['Dragan', 'Petrov', 'Damson-268'], 45, 1_000, 'northfield', (by) => [
      ...path.accepted(45, by),
      ...path.screened(45),
      ...path.assessed(45, by),
      step(10, by, 'appoint', { function: 'chair', personId: 'chair' }),
      step(8, by, 'suspendCase', {
        reasonCode: 'hospital',
        narrative: text('An operation, planned since the spring.'),
      }),
    ]),
    story('planning', ['Emil', 'Sandström', 'Elm-571'], 48, 650, 'northfield', (by) => [
      ...path.accepted(48, by),
      ...path.screened(48),
      ...path.assessed(48, by),
      ...path.classified(48, by, dateOf(-300)),
      ...path.planSubmitted(48, by, dateOf(-180)),
    ]),
    story('programme', ['Farid', 'Mansour', 'Fir-719'], 106, 900, 'northfield', (by) => [
      ...underPlan(106, by),
      ...firstSessions(60, by),
      ...planned(-2, by, 'psychological_counselling', 'psychologist', startsAt),
    ]),
    story(
      'reassessment',
      ['Goran', 'Lupescu', 'Gorse-344'],
      139,
      820,
      'harbour',
      (by) => [...underPlan(139, by), ...firstSessions(93, by)],
      'coordinator2',
    ),
    story('pre-release', ['Hakim', 'Duval', 'Hazel-806'], 176, 50, 'northfield', (by) => [
      ...prepared(176, by),
      ...confirmationsRequested(3, by),
      path.assign(3, by),
      ...confirmed(1, 'chair', 'probation_lead'),
    ]),
    story('release-decision', ['Ivo', 'Karlsen', 'Iris-153'], 186, 20, 'northfield', (by) => [
      ...prepared(186, by),
      ...confirmationsRequested(26, by),
      ...confirmed(22, ...allConfirmers),
      ...attested(21, by),
    ]),
    story('supervised', ['Jamal', 'Ferreira', 'Juniper-629'], 216, -29, 'northfield', (by) => [
      ...freed(216, 29, by, dateOf(-330)),
      ...contacted(29, 21, 14, 7),
    ]),
    story('aftercare', ['Kristof', 'Aydın', 'Kelp-298'], 210, -23, 'northfield', (by) => [
      ...freed(210, 23, by),
      ...contacted(23, 15, 8),
      answer(1, 'contact_report', 'missed', { reasonCode: 'did_not_come' }),
    ]),
    story('closing', ['Luka', 'Nadeem', 'Larch-465'], 217, -30, 'northfield', (by) => [
      ...freed(217, 30, by),
      ...contacted(30, 22, 15),
      step(10, 'aftercare', 'recordAftercareChoice', {
        choice: 'declined',
        reasons: text('Moves to his sister in another town and wants to go on without us.'),
      }),
    ]),
  ];
}
