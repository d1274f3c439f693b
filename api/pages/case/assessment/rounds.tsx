import type { JSX } from 'preact';
import { hrefTo, paths } from '../../paths';
import { codeInWords, type Saying } from '../../say';
import type { Voice } from '../../voice';
import type { CaseShown } from '../identity';
import { FormAbout } from '../section/frame';
import { pair } from '../section/words';
import type { RoundShown } from './shown';

interface Part {
  readonly kase: CaseShown;
  readonly voice: Voice;
  readonly saying: Saying;
}

/** The rounds, the latest first, each with a link to its ratings. */
export function Rounds(
  props: Part & { readonly rounds: readonly RoundShown[]; readonly callerId: string },
): JSX.Element {
  const { rounds, ...part } = props;
  const { text } = part.saying.translator;
  return (
    <section>
      <h2>{text('sections.assessment.rounds')}</h2>
      {rounds.length === 0 && <p>{text('sections.assessment.none')}</p>}
      <ul class="rows">
        {rounds.map((round) => (
          <li key={round.assessmentId}>
            <Round round={round} {...part} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Round(props: Part & { readonly round: RoundShown; readonly callerId: string }): JSX.Element {
  const { round, kase, voice, saying, callerId } = props;
  const { translator, timeZone } = saying;
  const { assessmentId, submitted } = round;
  const name = nameOfRound(round, saying);
  const tasks = (kase.tasks ?? []).filter(({ about, assigneeId }) => about === assessmentId && assigneeId === callerId);
  return (
    <>
      <a href={hrefTo(paths.assessment, { caseId: kase.caseId, assessmentId })}>{name}</a>
      <div>
        <strong>{statusOf(round, saying)}</strong>
        {submitted && ` · ${translator.moment(submitted.at, timeZone)}`}
        <Unrated round={round} saying={saying} />
      </div>
      <div class="quiet">{peopleOf(round, saying).join(' · ')}</div>
      {tasks.map(({ taskId, kind }) => (
        <p key={taskId}>
          <a href={hrefTo(paths.task, { taskId })}>{translator.missing(kind)}</a>
        </p>
      ))}
      {submitted && (
        <FormAbout kase={kase} voice={voice} command="recordPersonComment" query={{ assessmentId }} about={name} />
      )}
    </>
  );
}

/** Its purpose and its instrument. */
export function nameOfRound({ purpose, instrument }: RoundShown, { translator }: Saying): string {
  const words = translator.option(purpose, 'purpose');
  return instrument ? pair(translator, words, translator.titled(instrument.id, instrument.title)) : words;
}

export function statusOf({ status, setAside }: RoundShown, { translator: { text } }: Saying): string {
  const words = text(`sections.assessment.statuses.${status}`);
  return setAside ? `${words} · ${text('sections.assessment.setAside')}` : words;
}

/** Items that nobody could rate are never hidden in a figure. */
export function Unrated({
  round,
  saying,
}: {
  readonly round: RoundShown;
  readonly saying: Saying;
}): JSX.Element | null {
  const { text, number } = saying.translator;
  const { unrated = 0 } = round;
  if (unrated === 0) return null;
  return <span class="late">{` · ${text('sections.assessment.unrated', { count: number(unrated) })}`}</span>;
}

/** Who assesses, moderates and reviews. */
export function peopleOf(round: RoundShown, { translator, nameOf }: Saying): readonly string[] {
  return (['assessorId', 'secondAssessorId', 'moderatorId', 'reviewerId'] as const).flatMap((field) => {
    const personId = round[field];
    if (personId === undefined) return [];
    return [pair(translator, translator.field(field).label, nameOf(personId) ?? translator.text('app.case.unnamed'))];
  });
}

/** The level of concern that a round came to. */
export function levelOf(
  { levelOfConcern }: Pick<RoundShown, 'levelOfConcern'>,
  { translator }: Saying,
): string | undefined {
  return levelOfConcern === undefined ? undefined : codeInWords(translator, levelOfConcern, 'levelOfConcern');
}
