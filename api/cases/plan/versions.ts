import type { SectionSeen } from '../sections/section';
import { answerWith, present, toldOf, type ToldEntry } from '../sections/told';
import { changesBetween } from './changes';
import type { ObjectiveShown, VersionShown } from './response';
import { statusesOf } from './statuses';

type Seen = Pick<SectionSeen, 'entries' | 'recordedOf'>;

/** Every version of the plan that the reader knows of, the latest first. */
export function versionsOf(seen: Seen): VersionShown[] {
  const drafts = new Map(toldOf(seen.entries, 'planDrafted').map((draft) => [draft.data.version, draft]));
  const statuses = [...statusesOf(seen.entries)].sort(([a], [b]) => a - b);
  const versions: VersionShown[] = [];
  for (const [version, status] of statuses) {
    const draft = drafts.get(version);
    const before = versions.at(-1);
    const since = draft?.entry.number ?? 0;
    // The number of a revision that was given up is given again.
    const entries = seen.entries.filter(({ number }) => number >= since);
    const own = { entries, recordedOf: seen.recordedOf };
    const shown: VersionShown = {
      version,
      status,
      ...(draft && draftedIn(draft, own)),
      ...submissionOf(version, own),
      decisions: decisionsOn(version, own),
      agreements: agreementsTo(version, own),
    };
    versions.push({ ...shown, ...(before?.aim !== undefined && draft && { changes: changesBetween(before, shown) }) });
  }
  return versions.reverse();
}

function draftedIn(
  { entry, data: { aim, objectives, tracks } }: ToldEntry<'planDrafted'>,
  { entries, recordedOf }: Seen,
): Pick<VersionShown, 'aim' | 'drafted' | 'objectives' | 'tracks'> {
  return {
    aim,
    drafted: recordedOf(entry),
    objectives: objectives.map((objective) => objectiveShown(objective, { entries, recordedOf })),
    tracks: tracks.map(({ code }) => code),
  };
}

function objectiveShown(
  { objectiveId, hasFailureThreshold, reviewOn, draft }: ToldEntry<'planDrafted'>['data']['objectives'][number],
  { entries, recordedOf }: Seen,
): ObjectiveShown {
  const { title, expectedResult, indicator, baseline, successThreshold, failureThreshold } = draft;
  const reviews = toldOf(entries, 'objectiveReviewed')
    .filter(({ data }) => data.objectiveId === objectiveId)
    .map(({ entry, data: { standing, reasons, reviewOn: next } }) => ({
      standing,
      ...present({ reasons, reviewOn: next }),
      recorded: recordedOf(entry),
    }));
  const standing = reviews.at(-1)?.standing;
  return {
    objectiveId,
    ...present({ title, expectedResult, indicator, baseline, successThreshold, failureThreshold, standing }),
    actors: [...draft.actors],
    hasFailureThreshold,
    reviewOn: reviews.findLast((review) => review.reviewOn !== undefined)?.reviewOn ?? reviewOn,
    reviews,
  };
}

/** The latest submission of a version, and the opinions that were asked for with it. */
function submissionOf(version: number, { entries, recordedOf }: Seen): Pick<VersionShown, 'submitted' | 'opinions'> {
  const submission = toldOf(entries, 'planSubmitted').findLast(({ data }) => data.version === version);
  const given = toldOf(entries, 'planOpinionGiven').filter(({ data }) => data.version === version);
  const opinions = (submission?.data.opinions ?? []).map(({ personId, discipline }) => {
    const found = given.findLast(
      ({ entry, data }) => data.discipline === discipline && entry.number > (submission?.entry.number ?? 0),
    );
    const says = found && answerWith(entries, found.entry);
    return {
      personId: found?.entry.by?.personId ?? personId,
      discipline,
      opinion: found?.data.opinion ?? 'asked',
      ...present({ says }),
      ...(found && { recorded: recordedOf(found.entry) }),
    };
  });
  if (!submission) return { opinions };
  const { chairId } = submission.data;
  return { submitted: { chairId, recorded: recordedOf(submission.entry) }, opinions };
}

function decisionsOn(version: number, { entries, recordedOf }: Seen): VersionShown['decisions'] {
  const approved = toldOf(entries, 'planApproved')
    .filter(({ data }) => data.version === version)
    .map(({ entry, data: { withChanges } }) => ({
      decision: withChanges ? ('approved_with_changes' as const) : ('approved' as const),
      ...present({ says: answerWith(entries, entry) }),
      recorded: recordedOf(entry),
    }));
  const rejected = toldOf(entries, 'planRejected')
    .filter(({ data }) => data.version === version)
    .map(({ entry, data: { reasonCode } }) => ({
      decision: 'rejected' as const,
      reasonCode,
      ...present({ says: answerWith(entries, entry) }),
      recorded: recordedOf(entry),
    }));
  return [...approved, ...rejected].sort((a, b) => a.recorded.number - b.recorded.number);
}

function agreementsTo(version: number, { entries, recordedOf }: Seen): VersionShown['agreements'] {
  return toldOf(entries, 'planAgreementRecorded')
    .filter(({ data }) => data.version === version)
    .map(({ entry, data: { agreement, comment } }) => ({
      agreement,
      ...present({ comment }),
      recorded: recordedOf(entry),
    }));
}
