import { dayOf } from '../say';
import type { JSX } from 'preact';
import { areas } from '../../../shared/domain/catalogue';
import { listCaseEventsOperation } from '../../cases/events';
import { getCaseOperation } from '../../cases/get';
import type { TimelineEntryResponse } from '../../cases/present-event';
import { Layout } from '../layout';
import { page } from '../page';
import { hrefTo, paths } from '../paths';
import type { Saying } from '../say';
import type { Voice } from '../voice';
import { Filters, Select, type Filter } from '../views/filters';
import { understood } from '../views/understood';
import { Entries } from './entries';
import { CaseBar, nameOfCase, sayingOf, type CaseShown } from './identity';

interface Recorded {
  readonly kase: CaseShown;
  readonly entries: readonly TimelineEntryResponse[];
  readonly next: string | null;
  readonly filter: Filter;
  readonly isUnderstood: boolean;
}

const perPage = '25';
const filters = ['area', 'by', 'decisions'] as const;

/** The entries of a case, newest first, by day. */
export const caseRecord = page<Recorded>({
  name: 'caseRecord',
  path: paths.record,
  ask: async ({ call, params, query }) => {
    const kase = await call(getCaseOperation, { params });
    const { answer, filter, isUnderstood } = await understood(query, filters, (given) =>
      call(listCaseEventsOperation, { params, query: { ...given, order: 'newest', limit: perPage } }),
    );
    return { kase, entries: answer.items, next: answer.next, filter, isUnderstood };
  },
  view: CaseRecord,
});

function CaseRecord({ kase, entries, next, filter, isUnderstood }: Recorded, voice: Voice): JSX.Element {
  const { text } = voice.translator;
  const { caseId } = kase;
  return (
    <Layout
      voice={voice}
      title={text('app.case.parts.record')}
      about={nameOfCase(kase)}
      section="cases"
      bar={<CaseBar kase={kase} voice={voice} part="record" />}
    >
      <Filters action={hrefTo(paths.record, { caseId })} voice={voice} isUnderstood={isUnderstood}>
        <Select
          name="area"
          label={text('app.record.area')}
          chosen={filter['area']}
          voice={voice}
          choices={areasIn(voice)}
        />
        <Select
          name="by"
          label={text('app.record.by')}
          chosen={filter['by']}
          voice={voice}
          choices={Object.entries(kase.people).map(([personId, { name }]) => [personId, name] as const)}
        />
        <Select
          name="decisions"
          label={text('app.record.kind')}
          chosen={filter['decisions']}
          voice={voice}
          choices={[['true', text('app.record.decisions')]]}
        />
      </Filters>
      {entries.length === 0 && <p>{text('app.record.none')}</p>}
      <Days caseId={caseId} entries={entries} saying={sayingOf(kase, voice)} />
      {next !== null && (
        <p>
          <a href={hrefTo(paths.record, { caseId }, { ...filter, cursor: next })}>{text('app.record.earlier')}</a>
        </p>
      )}
    </Layout>
  );
}

/** The areas of practice by their names in the reader's language, in alphabetical order. */
function areasIn({ translator }: Voice): readonly (readonly [string, string])[] {
  const named = (Object.keys(areas) as (keyof typeof areas)[]).map(
    (area) => [area, translator.text(`app.areas.${area}`)] as const,
  );
  return named.sort(([, a], [, b]) => a.localeCompare(b, translator.language));
}

function Days(props: {
  readonly caseId: string;
  readonly entries: readonly TimelineEntryResponse[];
  readonly saying: Saying;
}): JSX.Element {
  const { caseId, entries, saying } = props;
  const { translator, timeZone } = saying;
  const days = new Map<string, TimelineEntryResponse[]>();
  for (const entry of entries) {
    const day = dayOf(entry.at, timeZone, translator);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return (
    <>
      {[...days].map(([day, ofDay]) => (
        <section key={day}>
          <h2>{day}</h2>
          <Entries caseId={caseId} entries={ofDay} saying={saying} />
        </section>
      ))}
    </>
  );
}
