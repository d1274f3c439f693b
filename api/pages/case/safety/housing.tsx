import type { JSX } from 'preact';
import { civilDate } from '../../../../shared/domain/time';
import type { SafetyPart } from './shown';
import { Told } from './told';

/** Decisions on housing and classification, the latest first, and days of separation. */
export function Housing({ safety, saying }: SafetyPart): JSX.Element | null {
  const { housing, segregationDays = 0, separationAlarms = [], asOf } = safety;
  const { text } = saying.translator;
  if (!housing) return null;
  const today = civilDate(asOf, saying.timeZone);
  return (
    <section>
      <h2>{text('days.safety.housing')}</h2>
      <p>
        {segregationDays > 0 ? (
          <strong class="late">{text('days.safety.separated', { count: segregationDays })}</strong>
        ) : (
          text('days.safety.notSeparated')
        )}
      </p>
      {housing.length === 0 && <p>{text('days.safety.noHousing')}</p>}
      <ol class="rows">
        {housing.map((decision, index) => {
          const { option, securityClass, roleTier, expiresOn, recorded, ...details } = decision;
          return (
            <Told
              key={recorded.entryId}
              type="housingDecided"
              says={{ option, securityClass, roleTier, expiresOn }}
              details={details}
              recorded={recorded}
              saying={saying}
            >
              {index === 0 && expiresOn < today && <p class="late">{text('days.safety.expired')}</p>}
            </Told>
          );
        })}
      </ol>
      <ol class="rows">
        {separationAlarms.map(({ days, since, recorded }) => (
          <Told
            key={recorded.entryId}
            type="segregationAlarmed"
            says={{ days, since }}
            recorded={recorded}
            saying={saying}
          />
        ))}
      </ol>
    </section>
  );
}
