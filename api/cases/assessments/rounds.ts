import type { Round } from '../../../shared/domain/areas/assessment/rounds';
import type { SectionSeen } from '../sections/section';
import { answerWith, present, toldOf, type ToldEntry } from '../sections/told';
import { roundStatuses, type FormShown, type RoundShown } from './response';

type About = { readonly data: { readonly assessmentId: string } };

const isAbout =
  (of: string) =>
  ({ data: { assessmentId } }: About): boolean =>
    assessmentId === of;

type Begun = Pick<RoundShown, 'assessmentId' | 'purpose'>;

/** Every round that the reader knows of, the latest first. */
export function roundsOf(seen: SectionSeen): RoundShown[] {
  const assigned = toldOf(seen.entries, 'assessmentAssigned').map(({ data }) => data);
  const ids = assigned.map(({ assessmentId }) => assessmentId);
  const others = (seen.kase.assessments ?? []).filter(({ assessmentId }) => !ids.includes(assessmentId));
  return [...others, ...assigned].map((begun) => roundShown(begun, seen)).reverse();
}

/** Its people and its status are those of the case as it stands; what was said of it is in the entries. */
function roundShown({ assessmentId, purpose }: Begun, seen: SectionSeen): RoundShown {
  const { entries, recordedOf } = seen;
  const assigned = toldOf(entries, 'assessmentAssigned').findLast(isAbout(assessmentId));
  const submitted = toldOf(entries, 'assessmentSubmitted').findLast(isAbout(assessmentId));
  const known = seen.kase.assessments?.find((each) => each.assessmentId === assessmentId);
  const decisions = decisionsOn(assessmentId, seen);
  const { assessorId, secondAssessorId, moderatorId, reviewerId } = { ...assigned?.data, ...present(known ?? {}) };
  return {
    assessmentId,
    purpose,
    status:
      roundStatuses.find((each) => each === known?.status) ??
      decisions.at(-1)?.decision ??
      (submitted ? 'submitted' : 'assigned'),
    ...present({ setAside: known?.setAside, assessorId, secondAssessorId, moderatorId, reviewerId }),
    ...(assigned && {
      instrument: instrumentShown(assigned, seen),
      assigned: recordedOf(assigned.entry),
      ...present({ overrideReasons: assigned.data.overrideReasons }),
    }),
    ...(submitted && {
      submitted: recordedOf(submitted.entry),
      levelOfConcern: submitted.data.form.levelOfConcern,
      ...present({ overall: submitted.data.form.overall }),
      unrated: submitted.data.unrated,
    }),
    decisions,
    comments: toldOf(entries, 'personCommented')
      .filter(isAbout(assessmentId))
      .map(({ entry, data: { outcome, comment } }) => ({
        outcome,
        ...present({ comment }),
        recorded: recordedOf(entry),
      })),
    ...present({ review: reviewOf(assessmentId, seen) }),
  };
}

function instrumentShown(
  { data: { instrumentId, instrumentVersion } }: ToldEntry<'assessmentAssigned'>,
  { programme }: SectionSeen,
): NonNullable<RoundShown['instrument']> {
  const found = programme.instruments.find(({ id }) => id === instrumentId);
  return {
    id: instrumentId,
    title: found?.title ?? instrumentId,
    ...present({ version: instrumentVersion }),
    validated: found?.validated ?? false,
  };
}

function decisionsOn(assessmentId: string, { entries, recordedOf }: SectionSeen): RoundShown['decisions'] {
  const found = [
    ...toldOf(entries, 'assessmentApproved').map((each) => ({ ...each, decision: 'approved' as const })),
    ...toldOf(entries, 'assessmentRejected').map((each) => ({ ...each, decision: 'rejected' as const })),
    ...toldOf(entries, 'assessmentNotPossible').map((each) => ({ ...each, decision: 'not_possible' as const })),
  ].filter(isAbout(assessmentId));
  return found
    .sort((a, b) => a.entry.number - b.entry.number)
    .map(({ entry, data, decision }) => ({
      decision,
      ...present({
        reasonCode: 'reasonCode' in data ? data.reasonCode : undefined,
        says: answerWith(entries, entry),
      }),
      recorded: recordedOf(entry),
    }));
}

function reviewOf(assessmentId: string, { entries, recordedOf }: SectionSeen): RoundShown['review'] {
  const decided = toldOf(entries, 'reviewDecided').findLast(isAbout(assessmentId));
  return (
    decided && {
      decision: decided.data.decision,
      ...present({ says: answerWith(entries, decided.entry) }),
      recorded: recordedOf(decided.entry),
    }
  );
}

/** The forms of a round: the one that was submitted, and of two assessors those that each made before. */
export function formsOf(
  assessmentId: string,
  seen: SectionSeen,
): { readonly form: FormShown | undefined; readonly apart: FormShown[] } {
  const shown = formShown(assessmentId, seen);
  const submitted = toldOf(seen.entries, 'assessmentSubmitted').findLast(isAbout(assessmentId));
  return {
    form: submitted && shown(submitted),
    apart: toldOf(seen.entries, 'assessmentRated').filter(isAbout(assessmentId)).map(shown),
  };
}

type Filled = ToldEntry<'assessmentSubmitted'> | ToldEntry<'assessmentRated'>;

/** Every item of the instrument stands in a form: one that it does not rate is not rated. */
function formShown(assessmentId: string, { entries, programme, recordedOf }: SectionSeen): (from: Filled) => FormShown {
  const assigned = toldOf(entries, 'assessmentAssigned').findLast(isAbout(assessmentId));
  const instrument = programme.instruments.find(({ id }) => id === assigned?.data.instrumentId);
  return ({ entry, data: { form, unrated } }) => ({
    ratings: (instrument?.items ?? []).map(({ id, title, domain, protective }) => {
      const rated = form.ratings.find(({ item }) => item === id);
      return {
        item: id,
        title,
        domain,
        protective,
        level: rated?.level ?? 'not_rated',
        sources: [...(rated?.sources ?? [])],
        ...present({ evidence: rated?.evidence, confidence: rated?.confidence }),
      };
    }),
    scale: [...(instrument?.scale ?? [])],
    levelOfConcern: form.levelOfConcern,
    ...present({ overall: form.overall, formulation: form.formulation }),
    unrated,
    recorded: recordedOf(entry),
  });
}

/** The approved rounds with their levels, the first one first. */
export function approvedIn({ entries }: Pick<SectionSeen, 'entries'>): readonly Round[] {
  const approved = toldOf(entries, 'assessmentApproved').map(({ data }) => data.assessmentId);
  return toldOf(entries, 'assessmentSubmitted').flatMap(({ entry, data: { assessmentId, form } }) => {
    const assigned = toldOf(entries, 'assessmentAssigned').findLast(isAbout(assessmentId));
    if (!assigned || !approved.includes(assessmentId)) return [];
    const { purpose, instrumentId, instrumentVersion } = assigned.data;
    const ratings = form.ratings.map(({ item, level }) => ({ item, level }));
    return [{ assessmentId, purpose, instrumentId, instrumentVersion, submittedAt: entry.at, ratings }];
  });
}
