import { check, type Rule } from '../../simulation/invariants/rule';
import { bothSides, decisions, tenRules } from '../../simulation/invariants/ten-rules';
import { lives } from './builders/lives';

const moments = lives(15, 1870).flatMap((life) => life.moments);

/** The rule holds in every life, and enough lives exercise it. */
function hold(rule: Rule): void {
  const found = moments.flatMap((moment) => check(rule, moment).map((wrong) => ({ of: moment.of, wrong })));
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter(({ wrong }) => wrong !== null)).toEqual([]);
}

describe('1. the system coordinates and records, and never decides', () => {
  it('time only notifies, asks, reminds and takes back', () => hold(tenRules.timeOnlyTells));

  it('every gate and every decision has a named person behind it', () => {
    const taken = new Set(moments.flatMap(({ events }) => events.map(({ type }) => type)));
    expect(decisions.filter((type) => !taken.has(type))).toEqual([]);
    hold(tenRules.peopleDecide);
  });

  it('no phase is entered but by an act of a person that completes its gate, or on a day that an authority has set', () =>
    hold(tenRules.gatesArePassedByPeople));
});

it('2. every item of a conference ends as an action that somebody is asked for, a decision or “no action” with its reason', () =>
  hold(tenRules.itemsHaveDispositions));

describe('3. silence is never consent or approval', () => {
  it('a task is answered by its assignee, and by no passing of time', () => hold(tenRules.assigneesAnswer));
  it('no consent exists without a record of it', () => hold(tenRules.consentIsRecorded));
});

it('6. unknown is never low: it makes no concern rise or fall, and what was left unrated is counted as such', () => {
  hold(tenRules.unknownRaisesNothing);
  hold(tenRules.unratedIsCounted);
});

describe('8. refusal and withdrawal are normal states', () => {
  it('no voluntary session is planned without consent', () => hold(tenRules.voluntaryNeedsConsent));
  it('no voluntary session is left open once consent was refused or withdrawn, or somebody is not suitable now', () =>
    hold(tenRules.refusalIsRespected));
});

it('9. dates move, and deadlines relative to them are shown old and new', () => hold(tenRules.movedDatesAreShown));

it('10. a case keeps the programme that it was opened under', () => hold(tenRules.programmeIsKept));

describe('nobody stands on both sides of a gate', () => {
  it('chair and coordinator, assessor and reviewer, author and approver, sender and receiver are different people', () =>
    hold(bothSides.differentPeople));
  it('each confirms a release for one side only', () => hold(bothSides.oneConfirmsForOneSide));
  it('neither the specialist of the sessions nor the proposer grants anything', () =>
    hold(bothSides.grantersRunNoSessions));
  it('the decider on a challenge had no part in its subject', () => hold(bothSides.challengesAreReviewedIndependently));
});
