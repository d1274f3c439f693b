import type { ChoiceSource, ListedSource } from '../../../shared/domain/contract/choices';
import type { ReasonList } from '../../../shared/domain/case';
import { taskRows } from '../../../shared/domain/catalogue';
import type { AnswerNeeds } from '../../../shared/domain/kernel/area';
import type { Choice } from '../../forms/words';
import { codeInWords, type Saying } from '../say';
import { sentenceOf } from '../case/entries';
import { nameOfCase } from '../case/identity';
import type { Lists } from './lists';

/** The text typed into a field of the same form, by its path; empty where nothing was typed. */
export type TypedAt = (path: string) => string;

/** The choices of one field, from the lists of its form and, where it hangs on another field, from what that holds. */
type Offer = (
  lists: Lists,
  at: { readonly path: string; readonly typed: TypedAt; readonly saying: Saying },
) => readonly Choice[];

/**
 * The choices of a field in words.
 * @param lists.reasons of the answer that is given, where its task names them: an assignee may not see the programme
 */
export function choicesOf(
  source: ChoiceSource,
  lists: Lists & { readonly reasons?: readonly string[] | undefined },
  path: string,
  typed: TypedAt,
  saying: Saying,
): readonly Choice[] {
  if (isReasons(source)) {
    const listed: readonly string[] = lists.programme?.reasons[source.slice('reasons:'.length) as ReasonList] ?? [];
    return codes(lists.reasons ?? listed, saying);
  }
  return offers[source](lists, { path, typed, saying });
}

function isReasons(source: ChoiceSource): source is `reasons:${string}` {
  return source.startsWith('reasons:');
}

function codes(known: readonly string[], { translator }: Saying): readonly Choice[] {
  return known.map((value) => ({ value, label: codeInWords(translator, value) }));
}

/** A list of codes of the programme. */
const codesOf =
  (listed: (programme: NonNullable<Lists['programme']>) => readonly string[]): Offer =>
  ({ programme }, { saying }) =>
    programme ? codes(listed(programme), saying) : [];

/** The field beside another one: `observations.0.note` of `observations.0.objectiveId`. */
function beside(path: string, name: string): string {
  return path.replace(/[^.]+$/, name);
}

const offers: { readonly [S in ListedSource]: Offer } = {
  people: ({ people, agencies }, { saying }) =>
    people
      .map(({ personId, givenName = '', familyName = '', disciplines, ...rest }) => {
        const agencyId = 'agencyId' in rest ? rest.agencyId : undefined;
        const agency = agencies.find((each) => each.agencyId === agencyId)?.name;
        const trained = disciplines.map((each) => saying.translator.option(each));
        const label = [`${givenName} ${familyName}`.trim(), ...trained].join(', ');
        return { value: personId, label, ...(agency !== undefined && { group: agency }) };
      })
      .sort((a, b) => a.label.localeCompare(b.label, saying.translator.language)),
  agencies: ({ agencies }) => agencies.map(({ agencyId, name }) => ({ value: agencyId, label: name })),
  facilities: ({ facilities }) => facilities.map(({ facilityId, name }) => ({ value: facilityId, label: name })),
  programmes: ({ programmes }) => programmes.map(({ id, title }) => ({ value: id, label: title })),
  cases: ({ cases }) => cases.map((each) => ({ value: each.caseId, label: `${nameOfCase(each)}, ${each.reference}` })),
  entries: ({ entries }, { saying }) =>
    entries.map((entry) => ({
      value: entry.entryId,
      label: `${sentenceOf(entry, saying)} (${saying.translator.moment(entry.at, saying.timeZone)})`,
    })),
  tasks: ({ kase }, { saying }) =>
    (kase?.tasks ?? []).map(({ taskId, kind, assigneeId }) => ({
      value: taskId,
      label: `${saying.translator.missing(kind)}: ${saying.nameOf(assigneeId) ?? ''}`,
    })),
  tracks: ({ kase, programme }, { saying }) =>
    (kase?.plan?.tracks ?? []).map(({ trackId, code }) => ({
      value: trackId,
      label: titleOf(programme, code, saying),
    })),
  objectives: ({ kase }, { saying }) =>
    (kase?.plan?.objectives ?? []).map(({ objectiveId, title }, index) => ({
      value: objectiveId,
      label: title ?? saying.translator.number(index + 1),
    })),
  planVersions: ({ kase }, { saying }) =>
    [kase?.plan?.version, kase?.planDraft?.version]
      .filter((version) => version !== undefined)
      .map((version) => ({ value: String(version), label: saying.translator.number(version) })),
  sessions: ({ kase, programme }, { saying }) =>
    (kase?.sessions ?? []).map(({ sessionId, trackId, startsAt }) => {
      const code = kase?.plan?.tracks.find((track) => track.trackId === trackId)?.code;
      const when = saying.translator.moment(startsAt, saying.timeZone);
      return { value: sessionId, label: code === undefined ? when : `${titleOf(programme, code, saying)}: ${when}` };
    }),
  assessments: ({ kase }, { saying }) =>
    (kase?.assessments ?? []).map(({ assessmentId, purpose, status }) => ({
      value: assessmentId,
      label: [purpose, status].map((each) => codeInWords(saying.translator, each)).join(', '),
    })),
  conferences: ({ kase }, { saying }) =>
    (kase?.conferences ?? []).map(({ conferenceId, type, startsAt }) => ({
      value: conferenceId,
      label: `${codeInWords(saying.translator, type)}: ${saying.translator.moment(startsAt, saying.timeZone)}`,
    })),
  conferenceMembers: ({ kase }, { typed, saying }) => {
    const conference = (kase?.conferences ?? []).find(({ conferenceId }) => conferenceId === typed('conferenceId'));
    const ids = conference ? [conference.chairId, ...conference.members.map(({ personId }) => personId)] : [];
    return [...new Set(ids)].map((value) => ({ value, label: saying.nameOf(value) ?? value }));
  },
  incentives: ({ kase }, { saying }) =>
    (kase?.incentives ?? []).map(({ incentiveId, kind, status }) => ({
      value: incentiveId,
      label: [kind, status].map((each) => codeInWords(saying.translator, each)).join(', '),
    })),
  milestones: (lists, at) => {
    const kind = at.typed(beside(at.path, 'kind'));
    if (kind === 'track_completed') return offers.tracks(lists, at);
    return kind === 'objective_achieved' ? offers.objectives(lists, at) : [];
  },
  keepApartPairs: ({ kase }, { saying }) =>
    (kase?.keepApart ?? []).map(({ pairId, reasonCode }) => ({
      value: pairId,
      label: codeInWords(saying.translator, reasonCode),
    })),
  instruments: ({ programme }, { saying }) => titlesOf(programme?.instruments ?? [], saying),
  instrumentItems: (lists, { saying }) => titlesOf(instrumentOf(lists)?.items ?? [], saying),
  instrumentLevels: (lists, { saying }) => codes([...(instrumentOf(lists)?.scale ?? []), 'not_rated'], saying),
  overallLevels: (lists, { saying }) => codes(instrumentOf(lists)?.overallScale ?? [], saying),
  backgroundAreas: codesOf(({ background }) => background),
  outcomes: codesOf(({ outcomes }) => outcomes),
  conferenceTypes: codesOf(({ conferences }) => Object.keys(conferences)),
  purposes: codesOf(({ consent }) => consent.purposes.map(({ code }) => code)),
  housingFactors: codesOf(({ housing }) => housing.factors),
  securityClasses: codesOf(({ housing }) => housing.securityClasses),
  roleTiers: codesOf(({ housing }) => housing.roleTiers),
  incentiveKinds: codesOf(({ incentives }) => incentives.kinds),
  incidentKinds: codesOf(({ incidents }) => incidents.kinds),
  severities: codesOf(({ incidents }) => incidents.severities),
  programmeTracks: ({ programme }, { saying }) =>
    (programme?.tracks ?? []).map(({ code }) => ({ value: code, label: titleOf(programme, code, saying) })),
  modules: (lists, { path, typed, saying }) => codes(trackAt(lists, path, typed)?.modules ?? [], saying),
  measures: (lists, { path, typed, saying }) =>
    codes(
      (trackAt(lists, path, typed)?.measures ?? []).map(({ code }) => code),
      saying,
    ),
  measureLevels: (lists, { path, typed, saying }) => {
    const measure = typed(beside(path, 'measure'));
    return codes(trackAt(lists, path, typed)?.measures.find(({ code }) => code === measure)?.scale ?? [], saying);
  },
  places: codesOf(({ placeCodes }) => placeCodes),
  inclusionCriteria: codesOf(({ inclusionCriteria }) => inclusionCriteria),
  screenings: ({ kase, programme }, { saying }) =>
    codes(
      (programme?.screenings ?? [])
        .filter(({ of }) => of.length === 0 || of.some((marker) => kase?.markers?.includes(marker)))
        .map(({ code }) => code),
      saying,
    ),
  answerReasons: ({ programme }, { typed, saying }) => {
    const answers = Object.values(taskRows).flatMap((row) => Object.entries<AnswerNeeds>(row.answers));
    const list = answers.find(([answer]) => answer === typed('answer'))?.[1].reasonsFrom;
    return codes(list && programme ? programme.reasons[list] : [], saying);
  },
};

/** The track that a session, a measure or a series is about. */
function trackAt({ kase, programme }: Lists, path: string, typed: TypedAt) {
  const trackId = typed(beside(path, 'trackId'));
  const code = kase?.plan?.tracks.find((track) => track.trackId === trackId)?.code;
  return programme?.tracks.find((track) => track.code === code);
}

/** The instrument of the assessment under way. */
function instrumentOf({ kase, programme }: Lists) {
  const assessment = kase?.assessments?.findLast(({ instrumentId }) => instrumentId !== undefined);
  return programme?.instruments.find(({ id }) => id === assessment?.instrumentId);
}

function titleOf(programme: Lists['programme'], code: string, { translator }: Saying): string {
  const title = programme?.tracks.find((track) => track.code === code)?.title;
  return title === undefined ? codeInWords(translator, code) : translator.titled(code, title);
}

function titlesOf(
  titled: readonly { readonly id: string; readonly title: string }[],
  { translator }: Saying,
): readonly Choice[] {
  return titled.map(({ id, title }) => ({ value: id, label: translator.titled(id, title) }));
}
