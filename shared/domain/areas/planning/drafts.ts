import { type CaseState, type CommandData, type NewEvent } from '../../case';
import { firstOf, reject } from '../../kernel/rules';
import { type Decision, type Facts } from '../../kernel/types';
import { civilDate } from '../../time';
import { isUntried } from '../person/rules';
import { type Track } from '../plan/contract';
import { planInMaking } from '../plan/rules';
import { isCompleted } from '../plan/tracks';

type Draft = CommandData['draftPlan'];

/** In `programme`, refused unless a review decided to revise the plan (domain.md, "reassessment loop"). */
export function checkMayDraft({ phase, planRevision }: CaseState): Decision | null {
  return phase === 'planning' || planRevision
    ? null
    : reject('not_allowed_in_phase', undefined, { phase, allowed: ['planning'] });
}

/** Refused unless the tracks are open to this person now, and the review days of objectives are ahead. */
export function checkDraft(kase: CaseState, { objectives, tracks }: Draft, facts: Facts): Decision | null {
  const today = civilDate(facts.now, facts.calendar.timeZone);
  return firstOf(
    ...tracks.map((code, index) => checkTrack(kase, tracks, code, `tracks.${index}`, facts)),
    ...objectives.map(({ reviewOn }, index) =>
      reviewOn < today ? reject('date_in_past', `objectives.${index}.reviewOn`) : null,
    ),
  );
}

/**
 * A track that presumes guilt requires a conviction (presumption of innocence: Nelson Mandela Rule 111). Tracks that it
 * builds on are in the same plan or completed.
 */
function checkTrack(
  kase: CaseState,
  chosen: Draft['tracks'],
  code: string,
  path: string,
  { programme }: Facts,
): Decision | null {
  const track = programme.tracks.find((each) => each.code === code);
  if (!track) return reject('unknown_track', path, { known: programme.tracks.map((each) => each.code) });
  const missing = track.requires.filter((before) => !chosen.includes(before) && !isCompleted(kase.plan, before));
  return firstOf(
    track.presumesGuilt && isUntried(kase) ? reject('not_before_conviction', path) : null,
    missing.length > 0 ? reject('prerequisite_missing', path, { missing }) : null,
  );
}

/** The next version. A continued track keeps its id, and so its sessions; one that was dropped starts afresh. */
export function drafted(kase: CaseState, { aim, objectives, tracks }: Draft, facts: Facts): NewEvent {
  const goesOn = (code: string): Track | undefined =>
    kase.plan?.tracks.find((each) => each.code === code && each.outcome !== 'dropped_out');
  return {
    type: 'planDrafted',
    data: {
      version: (planInMaking(kase)?.version ?? 0) + 1,
      aim,
      objectives: objectives.map((draft) => ({
        objectiveId: facts.newId(),
        titleId: draft.title.narrativeId,
        hasFailureThreshold: draft.failureThreshold !== undefined,
        reviewOn: draft.reviewOn,
        draft,
      })),
      tracks: facts.programme.tracks
        .filter(({ code }) => tracks.includes(code))
        .map(({ code, discipline }) => ({ trackId: goesOn(code)?.trackId ?? facts.newId(), code, discipline })),
    },
  };
}
