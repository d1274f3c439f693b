import type { JSX } from 'preact';
import { hrefTo, paths } from '../../paths';
import { codeInWords } from '../../say';
import { Details } from '../../views/details';
import { RecordedBy } from '../section/recorded';
import type { SafetyPart } from './shown';
import { Told } from './told';

/** The level of concern as a named person set it, concerns raised in sessions, and the risk-management plan. */
export function Concern(part: SafetyPart): JSX.Element {
  return (
    <>
      <Level {...part} />
      <Raised {...part} />
      <RiskPlan {...part} />
    </>
  );
}

function Level({ safety: { levelOfConcern: level, levels }, saying }: SafetyPart): JSX.Element | null {
  const { translator, timeZone, nameOf } = saying;
  const { text } = translator;
  if (level === undefined) return null;
  return (
    <section>
      <h2>{text('days.safety.level')}</h2>
      {level === null ? (
        <p>{text('days.safety.noLevel')}</p>
      ) : (
        <p>
          <strong>
            {text('days.safety.setBy', {
              level: codeInWords(translator, level.level, 'level'),
              name: nameOf(level.setBy) ?? text('app.case.unnamed'),
              when: translator.moment(level.at, timeZone),
            })}
          </strong>
        </p>
      )}
      {level?.hasRisen && <p class="late">{text('days.safety.risen')}</p>}
      <ol class="rows">
        {levels.map(({ level: set, former, reasons, recorded }) => (
          <Told
            key={recorded.entryId}
            type="levelOfConcernSet"
            says={{ level: set }}
            details={{ former, reasons }}
            recorded={recorded}
            saying={saying}
          />
        ))}
      </ol>
    </section>
  );
}

function Raised({ safety: { concerns }, kase, saying }: SafetyPart): JSX.Element | null {
  const { text } = saying.translator;
  if (concerns.length === 0) return null;
  return (
    <section>
      <h2>{text('app.areas.concerns')}</h2>
      <ol class="rows">
        {concerns.map(({ urgent, outcome, recorded }) => (
          <Told
            key={recorded.entryId}
            type="concernRaised"
            says={{ urgent }}
            details={{ outcome }}
            recorded={recorded}
            saying={saying}
          />
        ))}
      </ol>
      <p>
        <a href={hrefTo(paths.caseSessions, { caseId: kase.caseId })}>{text('app.case.parts.sessions')}</a>
      </p>
    </section>
  );
}

function RiskPlan({ safety: { riskPlan }, saying }: SafetyPart): JSX.Element | null {
  const { text } = saying.translator;
  if (riskPlan === undefined) return null;
  if (riskPlan === null)
    return (
      <section>
        <h2>{text('days.safety.riskPlan')}</h2>
        <p>{text('days.safety.noRiskPlan')}</p>
      </section>
    );
  const { version, reviewOn, triggers, warningSigns, contingencies, recorded } = riskPlan;
  return (
    <section>
      <h2>{text('days.safety.riskPlan')}</h2>
      <p>{text('days.safety.version', { version })}</p>
      <Details values={{ reviewOn, triggers, warningSigns, contingencies }} saying={saying} />
      <RecordedBy of={recorded} saying={saying} />
    </section>
  );
}
