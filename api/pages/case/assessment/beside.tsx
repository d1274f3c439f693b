import type { JSX } from 'preact';
import { codeInWords, type Saying } from '../../say';
import type { Voice } from '../../voice';
import type { CaseShown } from '../identity';
import { RecordedBy, FreeText, Said } from '../section/recorded';
import { levelOf } from './rounds';
import type { AssessmentsShown } from './shown';

interface Part {
  readonly assessments: AssessmentsShown;
  readonly kase: CaseShown;
  readonly voice: Voice;
  readonly saying: Saying;
}

/** The level of concern as it stands, and those that were set beside an assessment. */
export function Concern({ assessments, saying }: Part): JSX.Element | null {
  const { translator } = saying;
  const { text } = translator;
  const { levelsSet, rounds } = assessments;
  const level = levelOf(assessments, saying);
  if (levelsSet === undefined || (level === undefined && rounds.length === 0)) return null;
  return (
    <section>
      <h2>{text('sections.assessment.concern')}</h2>
      <p>
        <strong>{level ?? translator.option('not_rated')}</strong>
      </p>
      {levelsSet.toReversed().map(({ level: set, former, reasons, recorded }) => (
        <Said
          key={recorded.entryId}
          words={
            former === undefined
              ? text('sections.assessment.setFirst', { level: codeInWords(translator, set) })
              : text('sections.assessment.set', {
                  level: codeInWords(translator, set),
                  former: codeInWords(translator, former),
                })
          }
          says={reasons}
          recorded={recorded}
          saying={saying}
        />
      ))}
    </section>
  );
}

/** When the next round is due, and rounds that a person found not needed. */
export function Reassessment({ assessments, saying }: Part): JSX.Element | null {
  const { translator, timeZone } = saying;
  const { text, moment } = translator;
  const { reassessment, reassessmentRequired: required, skipped } = assessments;
  if (!reassessment && !required && skipped.length === 0) return null;
  return (
    <section>
      <h2>{text('sections.assessment.due')}</h2>
      {required && (
        <p>
          {text('sections.assessment.required', {
            when: moment(required.dueAt, timeZone),
            because: codeInWords(translator, required.because),
          })}
        </p>
      )}
      {reassessment && (
        <p>
          {text(reassessment.fellDue ? 'sections.assessment.fellDue' : 'sections.assessment.dueFrom', {
            when: moment(reassessment.dueFrom, timeZone),
          })}
        </p>
      )}
      {skipped.toReversed().map(({ reasons, recorded }) => (
        <Said
          key={recorded.entryId}
          words={text('sections.assessment.skipped')}
          says={reasons}
          recorded={recorded}
          saying={saying}
        />
      ))}
    </section>
  );
}

/** The areas of the background; one that is not recorded yet is said to be so. */
export function Background({ assessments, saying }: Part): JSX.Element | null {
  const { text } = saying.translator;
  const { background } = assessments;
  if (background === undefined || background.length === 0) return null;
  return (
    <section>
      <h2>{text('sections.assessment.background')}</h2>
      {background.map(({ area, summaries }) => (
        <section key={area}>
          <h3>{codeInWords(saying.translator, area)}</h3>
          {summaries.length === 0 && <p>{text('sections.assessment.notRecorded')}</p>}
          {summaries.toReversed().map(({ summary, recorded }) => (
            <div key={recorded.entryId}>
              {summary !== undefined && <FreeText text={summary} />}
              <RecordedBy of={recorded} saying={saying} />
            </div>
          ))}
        </section>
      ))}
    </section>
  );
}
