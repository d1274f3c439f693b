import type { JSX } from 'preact';
import type { Safety, SafetyPart } from './shown';
import { Told } from './told';

const sentences = {
  suspended: 'activitiesSuspended',
  kept: 'activitiesKept',
  resumed: 'activitiesResumed',
} as const satisfies Record<NonNullable<Safety['activities']>[number]['is'], string>;

/** Incidents and new information, and what people decided on group activities. */
export function Incidents({ safety, saying }: SafetyPart): JSX.Element | null {
  const { incidents, activities = [], activitiesSuspended } = safety;
  const { translator, timeZone } = saying;
  const { text, moment } = translator;
  if (!incidents) return null;
  return (
    <section>
      <h2>{text('app.areas.incidents')}</h2>
      {activitiesSuspended && (
        <p class="late">{text('days.safety.suspendedNow', { when: moment(activitiesSuspended.since, timeZone) })}</p>
      )}
      {incidents.length === 0 && <p>{text('days.safety.noIncidents')}</p>}
      <ol class="rows">
        {incidents.map(({ kind, severity, what, conference, recorded }) => (
          <Told
            key={recorded.entryId}
            type={kind === undefined ? 'newInformationRecorded' : 'incidentRecorded'}
            says={{ kind, severity }}
            details={{ what, conference }}
            recorded={recorded}
            saying={saying}
          />
        ))}
      </ol>
      <ol class="rows">
        {activities.map(({ is, says, recorded }) => (
          <Told
            key={recorded.entryId}
            type={sentences[is]}
            details={{ narrative: says }}
            recorded={recorded}
            saying={saying}
          />
        ))}
      </ol>
    </section>
  );
}
