import type { JSX } from 'preact';
import { hrefTo, paths } from '../../paths';
import { codeInWords } from '../../say';
import { By } from '../entries';
import { FormAbout } from '../section/frame';
import { Said } from '../section/recorded';
import type { Safety, SafetyPart } from './shown';
import { Told } from './told';

/** People from whom this one is to be kept apart; another case is named where the reader may know of it. */
export function KeepApart(part: SafetyPart): JSX.Element | null {
  const { keepApart } = part.safety;
  const { text } = part.saying.translator;
  if (!keepApart) return null;
  return (
    <section>
      <h2>{text('app.areas.keepApart')}</h2>
      {keepApart.length === 0 && <p>{text('days.safety.noPairs')}</p>}
      <ol class="rows">
        {keepApart.map((pair) => (
          <Pair key={pair.pairId} pair={pair} {...part} />
        ))}
      </ol>
    </section>
  );
}

function Pair(part: SafetyPart & { readonly pair: NonNullable<Safety['keepApart']>[number] }): JSX.Element {
  const { pair, safety, kase, voice, saying } = part;
  const { translator } = saying;
  const { text } = translator;
  const { pairId, otherCaseId, reasonCode, reasons, recorded, ended } = pair;
  const reference = Object.hasOwn(safety.references, otherCaseId) ? safety.references[otherCaseId] : undefined;
  return (
    <li>
      <h3>
        {reference === undefined ? (
          text('days.safety.hiddenCase')
        ) : (
          <a href={hrefTo(paths.case, { caseId: otherCaseId })}>{text('days.safety.otherCase', { reference })}</a>
        )}
      </h3>
      <Said words={codeInWords(translator, reasonCode)} says={reasons} recorded={recorded} saying={saying} />
      {ended && (
        <Said words={text('days.safety.pairEnded')} says={ended.reasons} recorded={ended.recorded} saying={saying} />
      )}
      {!ended && (
        <FormAbout kase={kase} voice={voice} command="endKeepApart" query={{ pairId }} about={reference ?? ''} />
      )}
    </li>
  );
}

/** Challenges of the person, with the decision of a reviewer who had no part in what is challenged. */
export function Challenges({ safety: { challenges }, saying }: SafetyPart): JSX.Element | null {
  const { translator, nameOf } = saying;
  const { text } = translator;
  if (!challenges) return null;
  return (
    <section>
      <h2>{text('app.areas.challenges')}</h2>
      {challenges.length === 0 && <p>{text('days.safety.noChallenges')}</p>}
      <ol class="rows">
        {challenges.map(({ challengeId, of, reviewerId, grounds, decided, recorded }) => (
          <Told
            key={challengeId}
            type="challengeRecorded"
            says={{ of, reviewerId }}
            details={{ grounds }}
            recorded={recorded}
            saying={saying}
          >
            {decided ? (
              <Said
                words={<strong>{codeInWords(translator, decided.decision, 'decision')}</strong>}
                says={decided.says}
                recorded={decided.recorded}
                saying={saying}
              />
            ) : (
              <p class="late">{text('days.safety.open', { name: nameOf(reviewerId) ?? text('app.case.unnamed') })}</p>
            )}
          </Told>
        ))}
      </ol>
    </section>
  );
}

/** That there are restricted entries, as lines; what they say is elsewhere, for those who open them. */
export function Restricted({ safety: { restricted }, saying }: SafetyPart): JSX.Element | null {
  const { translator, timeZone, nameOf } = saying;
  const { text, moment } = translator;
  if (!restricted) return null;
  const { custodianId, attestedAt, entries } = restricted;
  return (
    <section>
      <h2>{text('app.areas.intelligence')}</h2>
      {entries.length === 0 && <p>{text('days.safety.noRestricted')}</p>}
      <p>
        {custodianId === null
          ? text('days.safety.noCustodian')
          : text('days.safety.custodian', { name: nameOf(custodianId) ?? text('app.case.unnamed') })}
      </p>
      {attestedAt !== null && <p>{text('days.safety.attested', { when: moment(attestedAt, timeZone) })}</p>}
      <ol class="rows">
        {entries.map(({ recorded }) => (
          <li key={recorded.entryId}>
            {text('days.safety.restricted')}
            <By entry={recorded} saying={saying} />
          </li>
        ))}
      </ol>
    </section>
  );
}
