import { engagementOf } from '../shared/domain/engagement';
import { definitionOf } from '../shared/domain/areas/plan/tracks';
import { missingAtGate } from '../shared/domain/phases';
import { phasesInCustody, phasesWithSessions } from '../shared/domain/phase-groups';
import type { Command } from '../shared/domain/commands';
import { kept } from '../shared/domain/memo';
import type { CaseState, Track } from '../shared/domain/state';
import type { Task } from '../shared/domain/tasks';
import { answerTo } from './answers';
import { handOn } from './handing-on';
import { dateIn, day, momentIn, specialistOf, type Intention, type Play } from './play';
import {
  assignAssessment,
  decideHousing,
  draftPlan,
  recordConsent,
  recordRiskPlan,
  step,
  stepTowards,
} from './towards';

type Step = NonNullable<ReturnType<typeof stepTowards>>;

/** Everything that the people of a case mean to do, as it stands: what they are asked, what a gate misses, their work. */
export function intentions(play: Play): readonly Intention[] {
  const { kase } = play;
  if (kase.diedOn !== null || kase.phase === 'closed') return [];
  if (kase.suspended) return [resume(kase)];
  return [...tasks(play), ...gate(play), ...sessions(play), ...conferences(play), ...planRevision(play)];
}

function resume({ suspended }: CaseState): Intention {
  return {
    key: `resume:${suspended?.since}`,
    days: () => 30,
    by: '',
    give: (play) => step(play.cast.coordinator, 'resumeCase', { reasons: play.words() }).command,
  };
}

/** Whoever is asked answers, sooner or later or never; what nobody answers, the coordinator passes on. */
function tasks({ kase, now, away }: Play): readonly Intention[] {
  const meant: Intention[] = [];
  for (const task of Object.values(kase.tasks)) {
    if (task.status !== 'open') continue;
    const { answers, passesOn, handsOn } = aboutTask(task);
    if (away.has(task.assigneeId)) meant.push(handsOn);
    else meant.push(answers, ...(task.dueAt > now ? [] : [passesOn]));
  }
  return meant;
}

/** A task that nothing has happened to stays the same object, and what people mean to do about it the same intention. */
const aboutTask = kept((task: Task) => {
  const window = Math.max(0.1, (Date.parse(task.dueAt) - Date.parse(task.askedAt)) / day);
  const key = `${task.taskId}:${task.generation}.${task.revision}`;
  const byDoing = task.kind === 'follow_up' ? doing(task) : null;
  const give = (play: Play): Command | null => handOn(play, task);
  const answers: Intention = {
    key: `answer:${key}`,
    days: (play) => (isSilent(task, play) ? Number.POSITIVE_INFINITY : window * shareTaken(play)),
    by: task.assigneeId,
    give: (play) => (byDoing ? (byDoing(play)?.command ?? null) : { name: 'answerTask', data: answerTo(play, task) }),
  };
  return {
    answers,
    passesOn: { key: `pass-on:${key}`, days: () => 3, by: '', give },
    handsOn: { key: `hand-on:${key}`, days: () => 2, by: '', give },
  };
});

/** Of the time that they have: most people take less than half, and some more than all. */
function shareTaken({ random, temper }: Play): number {
  return random.chance(0.7) ? random.between(0.02, 0.45) : random.between(0.45, temper.slowest);
}

/** Some never answer; a coordinator sees to what is to be followed up. */
function isSilent(task: Task, { random, temper }: Play): boolean {
  return task.kind !== 'follow_up' && random.chance(temper.silent);
}

/** What a follow-up asks for is seen to by doing it. */
function doing({ about }: Task): ((play: Play) => Step | null) | null {
  switch (about) {
    case 'reassessment_due':
    case 'reassessment_required':
    case 'assessment_rejected':
    case 'assessment_not_possible':
      return (play) =>
        play.random.chance(0.9)
          ? assignAssessment(play)
          : step(play.cast.chair, 'skipReassessment', { reasons: play.words() });
    case 'housing_review_due':
    case 'housing_challenge_upheld':
    case 'segregation_limit':
      return (play) => decideHousing(play, play.kase.functions.chair ?? play.cast.facilityManager);
    case 'plan_rejected':
      return draftPlan;
    case 'consent_offer_due':
      return (play) => {
        const purpose = Object.entries(play.kase.consents).find(([, { offerFellDue }]) => offerFellDue)?.[0];
        return purpose ? recordConsent(play, purpose, play.random.chance(0.6) ? 'given' : 'refused') : null;
      };
    case 'suitability_screening_due':
      return (play) => step(play.cast.chair, 'recordSuitability', { suitable: true, reasons: play.words() });
    case 'risk_plan_review_due':
      return recordRiskPlan;
    case 'objective_review_due':
      return (play) => {
        const due = play.kase.plan?.objectives.find(({ reviewFellDue }) => reviewFellDue);
        const standing = play.random.pick(['achieved', 'progressing', 'progressing', 'not_achieved'] as const);
        return due
          ? step(play.cast.coordinator, 'reviewObjective', {
              objectiveId: due.objectiveId,
              standing,
              reasons: play.words(),
              ...(standing === 'progressing' && { reviewOn: dateIn(play, 180) }),
            })
          : null;
      };
    case 'conference_due':
      return callConference;
    case 'conference_record_due':
      return recordConference;
    case 'pre_release_due':
      return (play) => step(play.cast.coordinator, 'startPreRelease', { reasons: play.words() });
    case 'contact_schedule_ended':
      return (play) => step(play.cast.coordinator, 'startClosing', { reasons: play.words() });
    default:
      return null;
  }
}

/** What the gate of the phase misses is seen to; about the time after the aftercare, once the contacts are over. */
function gate({ kase, now, programme, calendar }: Play): readonly Intention[] {
  return missingAtGate(kase, { now, programme, calendar })
    .filter(({ code }) => kase.contacts?.ended === true || !code.startsWith('aftercare_'))
    .map((missing) => ({
      key: `gate:${kase.phase}:${kase.phaseSince}:${missing.code}`,
      days: ({ random }) => random.between(0.5, 12),
      by: '',
      give: (then) => stepTowards(then, missing)?.command ?? null,
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
    .map((track) => ({
      key: `track:${track.trackId}:${last.get(track.trackId) ?? 'first'}`,
      days: ({ random }) => random.between(5, 25),
      by: '',
      give: (play) => goOn(play, track),
    }));
}

function goOn(play: Play, { trackId }: Track): ReturnType<Intention['give']> {
  const { kase, cast, random, programme, words } = play;
  const track = kase.plan?.tracks.find((each) => each.trackId === trackId);
  if (!track) return null;
  const definition = definitionOf(track, programme);
  const isVoluntary = definition?.voluntary === true;
  if (isVoluntary && engagementOf(kase, programme) !== 'consenting') return null;
  if (random.chance(0.03))
    return step(cast.coordinator, 'endTrack', {
      trackId,
      outcome: 'dropped_out',
      reasonCode: 'other',
      reasons: words(),
    }).command;
  if (random.chance(0.04)) return endCompleted(play, track);
  const measure = definition?.measures.at(0);
  if (measure && !track.measured?.includes(`${measure.code}:before`))
    return step(cast.coordinator, 'recordMeasure', {
      trackId,
      measure: measure.code,
      when: 'before',
      level: random.pick(measure.scale),
    }).command;
  const specialistId = specialistOf(play, track.discipline);
  if (!specialistId || kase.activitiesSuspended) return null;
  const planned = {
    trackId,
    specialistId,
    startsAt: momentIn(play, random.between(3, 20)),
    minutes: 60,
    placeCode: 'room_a',
    overrideReasons: words(),
  };
  const module = definition?.modules.find((code) => !track.modulesHeld?.includes(code));
  return random.chance(0.3)
    ? step(cast.coordinator, 'planSeries', { ...planned, every: 'P1W', count: 6 }).command
    : step(cast.coordinator, 'planSession', { ...planned, ...(module && { module }) }).command;
}

/** Measured at its end, and completed where nothing is missing; what is missing refuses it, and work goes on. */
function endCompleted({ cast, random, programme, words }: Play, track: Track): ReturnType<Intention['give']> {
  const { trackId, measured = [] } = track;
  const left = definitionOf(track, programme)?.measures.find(({ code }) => !measured.includes(`${code}:after`));
  return left
    ? step(cast.coordinator, 'recordMeasure', {
        trackId,
        measure: left.code,
        when: 'after',
        level: random.pick(left.scale),
      }).command
    : step(cast.coordinator, 'endTrack', { trackId, outcome: 'completed', reasons: words() }).command;
}

/** A conference that is owed is called some days before it is due. */
function conferences({ kase, now }: Play): readonly Intention[] {
  const { conferenceDue: due } = kase;
  if (!due || !phasesInCustody.includes(kase.phase)) return [];
  if (kase.conferences.some(({ status }) => status === 'called' || status === 'record_due')) return [];
  const left = (Date.parse(due.dueAt) - Date.parse(now)) / day;
  return [
    {
      key: `conference:${due.type}:${due.dueAt}`,
      days: ({ random }) => Math.max(0.1, left - random.between(2, 20)),
      by: '',
      give: (then) => callConference(then)?.command ?? null,
    },
  ];
}

function planRevision({ kase }: Play): readonly Intention[] {
  // Before the chair and the other disciplines it waits for their voices.
  if (!kase.planRevision || kase.planDraft?.status === 'submitted') return [];
  return [
    {
      key: `revise:${kase.planDraft?.version ?? 'none'}:${kase.planDraft?.status ?? 'none'}`,
      days: () => 4,
      by: '',
      give: (then) =>
        (then.kase.planDraft?.status === 'draft'
          ? stepTowards(then, { code: 'plan_submission', owedBy: {} })
          : draftPlan(then)
        )?.command ?? null,
    },
  ];
}

function callConference(play: Play): Step | null {
  const { kase, programme, cast } = play;
  const wanted = kase.conferenceDue?.type ?? 'review';
  const isCalled = kase.conferences.some(({ status }) => status === 'called' || status === 'record_due');
  if (isCalled) return null;
  const type = Object.hasOwn(programme.conferences, wanted) ? wanted : (Object.keys(programme.conferences)[0] ?? '');
  const invited = (programme.conferences[type]?.quorum ?? []).flatMap((discipline) => {
    const personId = specialistOf(play, discipline, cast.chair);
    return personId ? [{ personId, discipline }] : [];
  });
  return step(cast.coordinator, 'callConference', {
    type,
    startsAt: momentIn(play, 4),
    placeCode: 'room_a',
    chairId: cast.chair,
    invited,
  });
}

function recordConference(play: Play): Step | null {
  const { kase, now, words, cast, random } = play;
  const held = kase.conferences.find(
    ({ status, startsAt }) => (status === 'called' || status === 'record_due') && startsAt <= now,
  );
  if (!held) return null;
  const here = held.members.filter(({ answer }) => answer !== 'declined').map(({ personId }) => personId);
  return step(cast.coordinator, 'recordConference', {
    conferenceId: held.conferenceId,
    attended: [held.chairId, ...here],
    apologies: [],
    items: [
      {
        title: words(),
        disposition: { kind: 'action', ownerId: cast.facilityManager, dueOn: dateIn(play, 14), what: words() },
      },
      { title: words(), disposition: { kind: 'no_action', reasons: words() } },
    ],
    dissent: random.chance(0.1) ? [{ personId: held.chairId, reasons: words() }] : [],
    nextReviewOn: dateIn(play, 180),
    summary: words(),
  });
}
