import type { JSX } from 'preact';
import { codeInWords, type Saying } from '../../say';
import type { Voice } from '../../voice';
import type { CaseShown } from '../identity';
import { FormAbout } from '../section/frame';
import { Said } from '../section/recorded';
import { pair } from '../section/words';
import type { PlanShown } from './shown';

type ConsentShown = NonNullable<PlanShown['consents']>[number];
type Answer = ConsentShown['answers'][number];

interface Part {
  readonly kase: CaseShown;
  readonly voice: Voice;
  readonly saying: Saying;
}

/** Consents by purpose, and whether the person is suitable now. */
export function Consents(
  props: Part & {
    readonly consents: readonly ConsentShown[];
    readonly suitability: NonNullable<PlanShown['suitability']>;
  },
): JSX.Element {
  const { consents, suitability, ...part } = props;
  const { translator } = part.saying;
  const { text } = translator;
  return (
    <section>
      <h2>{text('sections.plan.consents')}</h2>
      <ul class="rows">
        {consents.map((consent) => (
          <li key={consent.purpose}>
            <Consent consent={consent} {...part} />
          </li>
        ))}
      </ul>
      {suitability.length > 0 && (
        <>
          <h3>{text('sections.plan.suitability')}</h3>
          {suitability.toReversed().map(({ suitable, reasons, nextScreeningOn, recorded }) => (
            <Said
              key={recorded.entryId}
              words={
                suitable
                  ? text('sections.plan.suitable')
                  : text('sections.plan.notSuitable', {
                      when: nextScreeningOn === undefined ? '' : translator.weekday(nextScreeningOn),
                    })
              }
              says={reasons}
              recorded={recorded}
              saying={part.saying}
            />
          ))}
        </>
      )}
    </section>
  );
}

function Consent({ consent, kase, voice, saying }: Part & { readonly consent: ConsentShown }): JSX.Element {
  const { translator } = saying;
  const { text } = translator;
  const { purpose, state, offerDue, stops, answers } = consent;
  const words = codeInWords(translator, purpose);
  const latest = answers.at(-1);
  return (
    <>
      <h3>{words}</h3>
      <p>
        <strong>{state === undefined ? text('sections.plan.notAsked') : translator.option(state)}</strong>
        {offerDue && <span class="late">{` · ${text('sections.plan.offerDue')}`}</span>}
      </p>
      {latest && <GivenAnswer answer={latest} saying={saying} />}
      {stops !== 'nothing' && <p class="quiet">{text('sections.plan.stops')}</p>}
      {answers.length > 1 && (
        <details>
          <summary>{text('sections.common.earlierAnswers')}</summary>
          {answers
            .slice(0, -1)
            .toReversed()
            .map((answer) => (
              <GivenAnswer key={answer.recorded.entryId} answer={answer} saying={saying} isNamed />
            ))}
        </details>
      )}
      <FormAbout kase={kase} voice={voice} command="recordConsent" query={{ purpose }} about={words} />
    </>
  );
}

/** An answer with its evidence. */
function GivenAnswer(props: {
  readonly answer: Answer;
  readonly saying: Saying;
  /** Says the answer itself. */
  readonly isNamed?: boolean;
}): JSX.Element {
  const { answer, saying, isNamed = false } = props;
  const { translator, nameOf } = saying;
  const { state, form, witnessId, interpreter, guardian, lawyer, reasons, recorded } = answer;
  const { field, option } = translator;
  const witness = witnessId === undefined ? undefined : nameOf(witnessId);
  const evidence = [
    ...(isNamed ? [option(state)] : []),
    ...(form === undefined ? [] : [option(form)]),
    ...(witness === undefined ? [] : [pair(translator, field('witnessId').label, witness)]),
    ...(interpreter === true ? [field('interpreter').label] : []),
    ...(guardian === undefined ? [] : [pair(translator, field('guardian').label, option(guardian))]),
    ...(lawyer === undefined ? [] : [pair(translator, field('lawyer').label, option(lawyer))]),
  ];
  return <Said words={evidence.join(' · ')} says={reasons} recorded={recorded} saying={saying} />;
}
