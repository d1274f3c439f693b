import type { JSX } from 'preact';
import { codeInWords, type Saying } from '../../say';
import type { Voice } from '../../voice';
import type { CaseShown } from '../identity';
import { FormAbout } from '../section/frame';
import { FreeText, Said } from '../section/recorded';
import { pair, withReason } from '../section/words';
import type { PlanShown } from './shown';

type IncentiveShown = NonNullable<PlanShown['incentives']>[number];

interface Part {
  readonly kase: CaseShown;
  readonly voice: Voice;
  readonly saying: Saying;
}

/** The ledger of incentives: what each rewards, and what became of it. */
export function Incentives(props: Part & { readonly incentives: readonly IncentiveShown[] }): JSX.Element {
  const { incentives, ...part } = props;
  const { text } = part.saying.translator;
  return (
    <section>
      <h2>{text('sections.plan.incentives')}</h2>
      {incentives.length === 0 && <p>{text('sections.plan.noIncentives')}</p>}
      <ol class="rows">
        {incentives.map((incentive) => (
          <li key={incentive.incentiveId}>
            <Incentive incentive={incentive} {...part} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Incentive({ incentive, kase, voice, saying }: Part & { readonly incentive: IncentiveShown }): JSX.Element {
  const { translator, nameOf } = saying;
  const { text, option } = translator;
  const { incentiveId, kind, milestone, objective, track, state, reasons, granterId, proposed, revoked } = incentive;
  const words = codeInWords(translator, kind);
  const subject = objective ?? (track === undefined ? undefined : codeInWords(translator, track));
  return (
    <>
      <h3>{pair(translator, words, text(`sections.plan.incentiveStates.${state}`))}</h3>
      <p>
        {option(milestone)}
        {subject !== undefined && (
          <>
            {' · '}
            <bdi>{subject}</bdi>
          </>
        )}
      </p>
      {state === 'proposed' && (
        <p class="quiet">
          {translator.field('granterId').label} · <bdi>{nameOf(granterId) ?? text('app.case.unnamed')}</bdi>
        </p>
      )}
      <Said words={text('sections.plan.incentiveStates.proposed')} says={reasons} recorded={proposed} saying={saying} />
      <Decided incentive={incentive} saying={saying} />
      {revoked && (
        <Said
          words={withReason(translator, text('sections.plan.incentiveStates.revoked'), revoked.reasonCode)}
          says={revoked.reasons}
          recorded={revoked.recorded}
          saying={saying}
        />
      )}
      {state === 'granted' && (
        <FormAbout kase={kase} voice={voice} command="revokeIncentive" query={{ incentiveId }} about={words} />
      )}
    </>
  );
}

function Decided(props: { readonly incentive: IncentiveShown; readonly saying: Saying }): JSX.Element | null {
  const { decided, reasonCode, says, override } = props.incentive;
  const { translator } = props.saying;
  const { text } = translator;
  if (!decided) return null;
  const became = text(`sections.plan.incentiveStates.${reasonCode === undefined ? 'granted' : 'refused'}`);
  return (
    <>
      <Said words={withReason(translator, became, reasonCode)} says={says} recorded={decided} saying={props.saying} />
      {override !== undefined && (
        <>
          <p class="quiet">{translator.field('override').label}</p>
          <FreeText text={override} />
        </>
      )}
    </>
  );
}
