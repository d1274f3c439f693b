import type { JSX } from 'preact';
import { hrefTo, paths } from '../../paths';
import { codeInWords, type Saying } from '../../say';
import { Filters, Select } from '../../views/filters';
import { Table } from '../../views/table';
import type { Voice } from '../../voice';
import type { CaseShown } from '../identity';
import { nameOfRound } from './rounds';
import type { AssessmentsShown, RoundShown } from './shown';

type ComparisonShown = NonNullable<AssessmentsShown['comparison']>;

/** Two rounds side by side, or why there are none. */
export interface Compared {
  readonly comparison?: ComparisonShown | undefined;
  readonly refused?: AssessmentsShown['notCompared'];
  /** The address names two rounds of the case. */
  readonly isUnderstood?: boolean;
}

/** The change between two rounds, by item and by domain; nothing is added up. */
export function Comparison(props: {
  readonly rounds: readonly RoundShown[];
  readonly compared: Compared;
  readonly kase: CaseShown;
  readonly voice: Voice;
  readonly saying: Saying;
}): JSX.Element | null {
  const { rounds, compared, kase, voice, saying } = props;
  const { text } = saying.translator;
  const { comparison, refused, isUnderstood = true } = compared;
  if (!comparison && refused === undefined) return null;
  const approved = rounds.filter(({ status }) => status === 'approved').toReversed();
  return (
    <section>
      <h2>{text('sections.assessment.comparison')}</h2>
      {approved.length > 2 && (
        <Choose rounds={approved} comparison={comparison} kase={kase} voice={voice} saying={saying} />
      )}
      {!isUnderstood && <p>{text('app.lists.notUnderstood')}</p>}
      {refused !== undefined && <p>{text(`sections.assessment.notCompared.${refused}`)}</p>}
      {comparison && (
        <>
          <p>{text('sections.assessment.neverAdded')}</p>
          <Items comparison={comparison} saying={saying} />
          <Domains comparison={comparison} saying={saying} />
        </>
      )}
    </section>
  );
}

/** Two rounds are chosen in the address, so that back and bookmarks work. */
function Choose(props: {
  readonly rounds: readonly RoundShown[];
  readonly comparison: ComparisonShown | undefined;
  readonly kase: CaseShown;
  readonly voice: Voice;
  readonly saying: Saying;
}): JSX.Element {
  const { rounds, comparison, kase, voice, saying } = props;
  const { text, moment } = saying.translator;
  const choices = rounds.map((round) => {
    const when = round.submitted ? moment(round.submitted.at, saying.timeZone) : '';
    return [round.assessmentId, `${nameOfRound(round, saying)}, ${when}`] as const;
  });
  return (
    <Filters action={hrefTo(paths.assessments, { caseId: kase.caseId })} voice={voice} isUnderstood>
      {(['earlier', 'later'] as const).map((which) => (
        <Select
          key={which}
          name={which}
          label={text(`sections.assessment.${which}`)}
          chosen={comparison?.[which].assessmentId}
          choices={choices}
          voice={voice}
          hasNoAll
        />
      ))}
    </Filters>
  );
}

function Items({ comparison, saying }: { readonly comparison: ComparisonShown; readonly saying: Saying }): JSX.Element {
  const { translator } = saying;
  const { text } = translator;
  const headOf = (which: 'earlier' | 'later'): string => {
    const { purpose, submittedAt } = comparison[which];
    return `${translator.option(purpose, 'purpose')}, ${translator.moment(submittedAt, saying.timeZone)}`;
  };
  const [earlier, later] = [headOf('earlier'), headOf('later')];
  return (
    <Table
      caption={text('sections.assessment.items')}
      columns={[text('sections.assessment.item'), earlier, later, text('sections.assessment.change')]}
    >
      {comparison.items.map(({ item, protective, change, ...levels }) => (
        <tr key={item}>
          <th scope="row">
            {codeInWords(translator, item)}
            {protective && <div class="quiet">{text('sections.assessment.protective')}</div>}
          </th>
          <td>{codeInWords(translator, levels.earlier)}</td>
          <td>{codeInWords(translator, levels.later)}</td>
          <td>
            <strong {...(change === 'worse' && { class: 'late' })}>
              {text(`sections.assessment.changesIn.${change}`)}
            </strong>
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** The counts of a domain by kind of change, in the order of their words. */
const counts = [
  ['better', 'better'],
  ['same', 'same'],
  ['worse', 'worse'],
  ['newlyRated', 'newly_rated'],
  ['noLongerRated', 'no_longer_rated'],
  ['notRated', 'not_rated'],
] as const;

function Domains(props: { readonly comparison: ComparisonShown; readonly saying: Saying }): JSX.Element {
  const { translator } = props.saying;
  const { text, number } = translator;
  return (
    <Table
      caption={text('sections.assessment.byDomain')}
      columns={[
        text('sections.assessment.domain'),
        ...counts.map(([, change]) => text(`sections.assessment.changesIn.${change}`)),
      ]}
    >
      {props.comparison.domains.map((row) => (
        <tr key={row.domain}>
          <th scope="row">{codeInWords(translator, row.domain)}</th>
          {counts.map(([name]) => (
            <td key={name}>{number(row[name])}</td>
          ))}
        </tr>
      ))}
    </Table>
  );
}
