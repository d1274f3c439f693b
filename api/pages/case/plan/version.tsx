import type { JSX } from 'preact';
import { objectiveTexts } from '../../../cases/plan/response';
import { codeInWords, type Saying } from '../../say';
import { Facts, type Fact } from '../../views/facts';
import type { Voice } from '../../voice';
import type { CaseShown } from '../identity';
import { FormAbout } from '../section/frame';
import { FreeText, RecordedBy, Said } from '../section/recorded';
import { pair, withReason } from '../section/words';
import type { VersionShown } from './shown';

type ObjectiveShown = NonNullable<VersionShown['objectives']>[number];

interface Part {
  readonly kase: CaseShown;
  readonly voice: Voice;
  readonly saying: Saying;
}

/** A version of a plan: how far it is, what it changes, what was said of it, and its objectives. */
export function VersionOfPlan(props: Part & { readonly version: VersionShown }): JSX.Element {
  const { version, kase, voice, saying } = props;
  const { text, number } = voice.translator;
  const { objectives = [], status } = version;
  const name = text('sections.plan.version', { version: number(version.version) });
  return (
    <section>
      <h2>{pair(voice.translator, name, text(`sections.plan.statuses.${status}`))}</h2>
      <Facts rows={factsOf(version, saying)} />
      {(status === 'approved' || status === 'submitted' || status === 'draft') && (
        <FormAbout
          kase={kase}
          voice={voice}
          command="recordPlanAgreement"
          query={{ version: String(version.version) }}
          about={name}
        />
      )}
      {objectives.map((objective) => (
        <Objective key={objective.objectiveId} objective={objective} isReviewed={status === 'approved'} {...props} />
      ))}
    </section>
  );
}

function factsOf(version: VersionShown, saying: Saying): readonly Fact[] {
  const { translator, nameOf } = saying;
  const { text, field } = translator;
  const { aim, drafted, submitted, decisions, opinions, agreements, changes } = version;
  return [
    [field('aim').label, aim === undefined ? undefined : translator.option(aim)],
    [text('sections.plan.drafted'), drafted && <RecordedBy of={drafted} saying={saying} />],
    [
      text('sections.plan.submittedTo'),
      submitted && (
        <Said
          words={<bdi>{nameOf(submitted.chairId) ?? text('app.case.unnamed')}</bdi>}
          recorded={submitted.recorded}
          saying={saying}
        />
      ),
    ],
    [field('opinions').label, opinions.length > 0 ? <Opinions opinions={opinions} saying={saying} /> : undefined],
    [text('sections.plan.decisions'), decisions.length > 0 ? <Decisions of={decisions} saying={saying} /> : undefined],
    [
      text('sections.plan.agreements'),
      agreements.length > 0
        ? agreements.map(({ agreement, comment, recorded }) => (
            <Said
              key={recorded.entryId}
              words={translator.option(agreement)}
              says={comment}
              recorded={recorded}
              saying={saying}
            />
          ))
        : drafted && text('sections.plan.noAgreement'),
    ],
    [text('sections.plan.changes'), changes && <Changes changes={changes} saying={saying} />],
  ];
}

function Opinions(props: { readonly opinions: VersionShown['opinions']; readonly saying: Saying }): JSX.Element {
  const { translator, nameOf } = props.saying;
  return (
    <ul class="rows">
      {props.opinions.map(({ personId, discipline, opinion, says, recorded }) => (
        <li key={discipline}>
          <Said
            words={
              <>
                <strong>{translator.option(opinion)}</strong>
                {` · ${translator.option(discipline)} · `}
                <bdi>{nameOf(personId) ?? translator.text('app.case.unnamed')}</bdi>
              </>
            }
            says={says}
            recorded={recorded}
            saying={props.saying}
          />
        </li>
      ))}
    </ul>
  );
}

function Decisions(props: { readonly of: VersionShown['decisions']; readonly saying: Saying }): JSX.Element {
  const { translator } = props.saying;
  return (
    <>
      {props.of.map(({ decision, reasonCode, says, recorded }) => (
        <Said
          key={recorded.entryId}
          words={withReason(translator, translator.text(`sections.plan.decisionsIn.${decision}`), reasonCode)}
          says={says}
          recorded={recorded}
          saying={props.saying}
        />
      ))}
    </>
  );
}

/** The changes of a version, a sentence each. */
function Changes(props: {
  readonly changes: NonNullable<VersionShown['changes']>;
  readonly saying: Saying;
}): JSX.Element {
  const { translator } = props.saying;
  const { text, list, field } = translator;
  const inWords = (code: string | undefined): string => (code === undefined ? '' : codeInWords(translator, code));
  if (props.changes.length === 0) return <>{text('sections.plan.unchanged')}</>;
  return (
    <ul class="values">
      {props.changes.map(({ what, title = '', fields = [], track, from, to }, index) => (
        <li key={index}>
          {text(`sections.plan.changesIn.${what}`, {
            title,
            fields: list(fields.map((each) => field(each).label)),
            track: inWords(track),
            from: inWords(from),
            to: inWords(to),
          })}
        </li>
      ))}
    </ul>
  );
}

function Objective(props: Part & { readonly objective: ObjectiveShown; readonly isReviewed: boolean }): JSX.Element {
  const { objective, isReviewed, kase, voice, saying } = props;
  const { translator } = saying;
  const { text, field } = translator;
  const { objectiveId, title = field('objectiveId').label, standing, actors, reviewOn, reviews } = objective;
  const latest = reviews.at(-1);
  return (
    <section>
      <h3>
        <bdi>{title}</bdi>
      </h3>
      <Facts
        rows={[
          [
            field('standing').label,
            latest && standing !== undefined ? (
              <Said
                words={<strong>{translator.option(standing)}</strong>}
                says={latest.reasons}
                recorded={latest.recorded}
                saying={saying}
              />
            ) : isReviewed ? (
              text('sections.plan.notReviewed')
            ) : undefined,
          ],
          [text('sections.plan.nextReview'), translator.weekday(reviewOn)],
          [field('actors').label, translator.list(actors.map((each) => translator.option(each)))],
          ...objectiveTexts.map((name): Fact => [field(name).label, textOf(objective, name, translator)]),
        ]}
      />
      {reviews.length > 1 && (
        <details>
          <summary>{text('sections.plan.reviews')}</summary>
          {reviews.slice(0, -1).map((review) => (
            <Said
              key={review.recorded.entryId}
              words={translator.option(review.standing)}
              says={review.reasons}
              recorded={review.recorded}
              saying={saying}
            />
          ))}
        </details>
      )}
      {isReviewed && (
        <FormAbout kase={kase} voice={voice} command="reviewObjective" query={{ objectiveId }} about={title} />
      )}
    </section>
  );
}

/** A missing threshold of failure is said: a chair cannot approve without one. */
function textOf(
  objective: ObjectiveShown,
  name: (typeof objectiveTexts)[number],
  { text }: Saying['translator'],
): JSX.Element | undefined {
  const says = objective[name];
  if (says !== undefined) return <FreeText text={says} />;
  if (name !== 'failureThreshold' || objective.hasFailureThreshold) return undefined;
  return <strong class="late">{text('sections.plan.noFailureThreshold')}</strong>;
}
