import { memoised } from '../shared/domain/kernel/memo';
import { missingAtGate } from '../shared/domain/case-rules';
import { phasesInCustody, phasesWithSessions } from '../shared/domain/path/phases';
import type { CaseState } from '../shared/domain/case';
import type { Track } from '../shared/domain/areas/plan/contract';
import type { Task } from '../shared/domain/asking/task';
import { reasons, say, type Act, type Deed } from '../stories/act';
import { usually } from '../stories/commands';
import { dateIn } from '../stories/seen';
import * as steps from '../stories/steps';
import { answerTo } from './answers';
import { handOn } from './handing-on';
import { day, momentIn, specialistOf, type Intention, type Play } from './play';
import { assign, decideHousing, deed, draftPlan, stepTowards } from './towards';

/** Everything that the people of a case mean to do: their tasks, what the gate lacks, and their routine work. */
export function intentions(play: Play): readonly Intention[] {
  const { kase } = play;
  if (kase.diedOn !== null || kase.phase === 'closed') return [];
  if (kase.suspended) return [resume(kase)];
  return [...tasks(play), ...gate(play), ...sessions(play), ...conferences(play), ...planRevision(play)];
}

function resume({ suspended }: CaseState): Intention {
  return { key: `resume:${suspended?.since}`, days: () => 30, give: (play) => usually('resumeCase', play) };
}

/** The assignee answers sooner, later or never. The coordinator reassigns what nobody answers. */
function tasks({ openTasks, now, away }: Play): readonly Intention[] {
  return openTasks.flatMap((task) => {
    const { answers, passesOn, handsOn } = aboutTask(task);
    if (away.has(task.assigneeId)) return [handsOn];
    return [answers, ...(task.dueAt > now ? [] : [passesOn])];
  });
}

/** An unchanged task stays the same object, and so do the intentions about it. */
const aboutTask = memoised((task: Task) => {
  const window = Math.max(0.1, (Date.parse(task.dueAt) - Date.parse(task.askedAt)) / day);
  const key = `${task.taskId}:${task.generation}.${task.revision}`;
  const byDoing = task.kind === 'follow_up' ? doing(task) : null;
  const give = (play: Play): Deed | null => handOn(play, task);
  const answers: Intention = {
    key: `answer:${key}`,
    days: (play) => (isSilent(task, play) ? Number.POSITIVE_INFINITY : window * shareTaken(play)),
    give: (play) => (byDoing ? done(byDoing(play), play) : answered(play, task)),
  };
  return {
    answers,
    passesOn: { key: `pass-on:${key}`, days: () => 3, give },
    handsOn: { key: `hand-on:${key}`, days: () => 2, give },
  };
});

function answered(play: Play, task: Task): Deed {
  const { answer, ...extra } = answerTo(play, task);
  return { kind: task.kind, answer, extra, about: task.about };
}

function done(act: Act | null, play: Play): Deed | null {
  return act && deed(act, play);
}

/** The share of the window that a person takes: mostly less than half, sometimes more than all. */
function shareTaken({ random, temper }: Play): number {
  return random.chance(0.7) ? random.between(0.02, 0.45) : random.between(0.45, temper.slowest);
}

/** Some people never answer; a coordinator handles every follow-up. */
function isSilent(task: Task, { random, temper }: Play): boolean {
  return task.kind !== 'follow_up' && random.chance(temper.silent);
}

type Doing = (play: Play) => Act | null;
const assessAgain: Doing = (play) =>
  play.random.chance(0.9) ? assign(play) : (seen) => [usually('skipReassessment', seen)];

/** The acts that settle follow-ups, by subject. */
const doings: Readonly<Record<string, Doing>> = {
  reassessment_due: assessAgain,
  reassessment_required: assessAgain,
  assessment_rejected: assessAgain,
  assessment_not_possible: assessAgain,
  housing_review_due: decideHousing,
  housing_challenge_upheld: decideHousing,
  segregation_limit: decideHousing,
  plan_rejected: draftPlan,
  consent_offer_due: ({ kase, random }) => {
    const purpose = Object.entries(kase.consents).find(([, { offerFellDue }]) => offerFellDue)?.[0];
    return purpose === undefined ? null : steps.asked(purpose, random.chance(0.6) ? 'given' : 'refused');
  },
  suitability_screening_due: () => (seen) => [
    { by: seen.cast.chair, name: 'recordSuitability', body: { suitable: true, reasons } },
  ],
  risk_plan_review_due: () => steps.riskPlanned(),
  objective_review_due: ({ kase, random }) => {
    const due = kase.plan?.objectives.find(({ reviewFellDue }) => reviewFellDue);
    const standing = random.pick(['achieved', 'progressing', 'progressing', 'not_achieved'] as const);
    if (!due) return null;
    return (seen) => {
      const again = standing === 'progressing' && { reviewOn: dateIn(seen, 'P180D') };
      return [usually('reviewObjective', seen, { objectiveId: due.objectiveId, standing, ...again })];
    };
  },
  conference_due: callConference,
  conference_record_due: recordConference,
  pre_release_due: () => (seen) => [usually('startPreRelease', seen)],
  contact_schedule_ended: () => steps.closingStarted,
};

function doing({ about }: Task): Doing | null {
  return doings[about] ?? null;
}

/** Meets the requirements that the gate lacks; those about aftercare only once contacts are over. */
function gate({ kase, now, programme, calendar }: Play): readonly Intention[] {
  return missingAtGate(kase, { now, programme, calendar })
    .filter(({ code }) => kase.contacts?.ended === true || !code.startsWith('aftercare_'))
    .map(({ code }) => ({
      key: `gate:${kase.phase}:${kase.phaseSince}:${code}`,
      days: ({ random }) => random.between(0.5, 12),
      give: (then) => stepTowards(then, code),
    }));
}

/** Every track has its next session planned; from time to time one is completed or dropped. */
function sessions({ kase, now }: Play): readonly Intention[] {
  if (!kase.plan || !phasesWithSessions.includes(kase.phase)) return [];
  const last = new Map<string, string>();
  const planned = new Set<string>();
  for (const { trackId, sessionId, startsAt } of kase.sessions) {
    last.set(trackId, sessionId);
    if (startsAt > now) planned.add(trackId);
  }
  return kase.plan.tracks
    .filter(({ outcome, trackId }) => !outcome && !planned.has(trackId))
    .map(({ trackId }) => ({
      key: `track:${trackId}:${last.get(trackId) ?? 'first'}`,
      days: ({ random }) => random.between(5, 25),
      give: (play) => goOn(play, trackId),
    }));
}

function goOn(play: Play, trackId: string): Deed | null {
  const { kase, random, programme } = play;
  const track = kase.plan?.tracks.find((each) => each.trackId === trackId);
  const definition = programme.tracks.find(({ code }) => code === track?.code);
  if (!track || !definition) return null;
  const isAgreed = kase.consents['programme_participation']?.state === 'given' && !kase.unsuitable;
  if (definition.voluntary && !isAgreed) return null;
  if (random.chance(0.03)) return usually('endTrack', play, { trackId, reasonCode: 'other' });
  if (random.chance(0.04)) return endCompleted(play, track, definition);
  const measure = definition.measures.at(0);
  if (measure && !track.measured?.includes(`${measure.code}:before`))
    return usually('recordMeasure', play, { trackId, measure: measure.code, level: random.pick(measure.scale) });
  const specialistId = specialistOf(play, track.discipline);
  if (specialistId === null || kase.activitiesSuspended) return null;
  const startsAt = momentIn(play, random.between(3, 20));
  const planned = { trackId, specialistId, startsAt, minutes: 60, overrideReasons: reasons };
  const module = definition.modules.find((code) => !track.modulesHeld?.includes(code));
  return random.chance(0.3)
    ? usually('planSeries', play, { ...planned, count: 6 })
    : usually('planSession', play, { ...planned, ...(module && { module }) });
}

/** Measures a track at its end and completes it. If something is missing, that is refused, and work goes on. */
function endCompleted(
  play: Play,
  { trackId, measured = [] }: Track,
  { measures }: Play['programme']['tracks'][number],
): Deed {
  const left = measures.find(({ code }) => !measured.includes(`${code}:after`));
  if (left) {
    const level = play.random.pick(left.scale);
    return usually('recordMeasure', play, { trackId, measure: left.code, when: 'after', level });
  }
  return usually('endTrack', play, { trackId, outcome: 'completed', reasonCode: undefined });
}

const isUnderWay = ({ status }: CaseState['conferences'][number]): boolean =>
  status === 'called' || status === 'record_due';

/** A conference that is owed is called some days before it is due. */
function conferences({ kase, now }: Play): readonly Intention[] {
  const { conferenceDue: due } = kase;
  if (!due || !phasesInCustody.includes(kase.phase) || kase.conferences.some(isUnderWay)) return [];
  const left = (Date.parse(due.dueAt) - Date.parse(now)) / day;
  return [
    {
      key: `conference:${due.type}:${due.dueAt}`,
      days: ({ random }) => Math.max(0.1, left - random.between(2, 20)),
      give: (then) => done(callConference(then), then),
    },
  ];
}

function planRevision({ kase }: Play): readonly Intention[] {
  // A submitted revision waits for the chair and the other disciplines.
  if (!kase.planRevision || kase.planDraft?.status === 'submitted') return [];
  return [
    {
      key: `revise:${kase.planDraft?.version ?? 'none'}:${kase.planDraft?.status ?? 'none'}`,
      days: () => 4,
      give: (then) => deed(then.kase.planDraft?.status === 'draft' ? steps.planSubmitted : draftPlan(then), then),
    },
  ];
}

function callConference(play: Play): Act | null {
  const { kase, programme } = play;
  if (kase.conferences.some(isUnderWay)) return null;
  const wanted = kase.conferenceDue?.type ?? 'review';
  const type = Object.hasOwn(programme.conferences, wanted) ? wanted : Object.keys(programme.conferences)[0];
  return steps.called({ startsAt: momentIn(play, 4), ...(type !== undefined && { type }) });
}

function recordConference({ kase, now, random, cast }: Play): Act | null {
  const held = kase.conferences.find((each) => isUnderWay(each) && each.startsAt <= now);
  if (!held) return null;
  const here = held.members.filter(({ answer }) => answer !== 'declined').map(({ personId }) => personId);
  return (seen) => [
    usually('recordConference', seen, {
      conferenceId: held.conferenceId,
      attended: [held.chairId, ...here],
      items: [
        {
          title: say('Work in the kitchen'),
          disposition: { kind: 'action', ownerId: cast.facilityManager, dueOn: dateIn(seen, 'P14D'), what: reasons },
        },
        { title: say('A place in the morning class'), disposition: { kind: 'no_action', reasons } },
      ],
      dissent: random.chance(0.1) ? [{ personId: held.chairId, reasons }] : [],
    }),
  ];
}
