import type { JSX } from 'preact';
import { getCaseOperation } from '../../cases/get';
import { listReadsOperation } from '../../reads/operations';
import { CaseBar, nameOfCase, type CaseShown } from '../case/identity';
import { Layout } from '../layout';
import { page } from '../page';
import { hrefTo, paths } from '../paths';
import { Filters, type Filter } from '../views/filters';
import { understood } from '../views/understood';
import type { Voice } from '../voice';
import { Range, rangeOf } from './range';
import { ReadTable, type Reads } from './table';

interface OfCase {
  readonly kase: CaseShown;
  readonly reads: Reads;
  readonly filter: Filter;
  readonly isUnderstood: boolean;
}

const perPage = '25';

/** Who read a case and by what right, and who was denied it. */
export const caseReads = page<OfCase>({
  name: 'caseReads',
  path: paths.caseReads,
  ask: async ({ call, params, query, voice }) => {
    const kase = await call(getCaseOperation, { params });
    const { answer, ...found } = await understood(query, ['from', 'to'], ({ cursor, ...days }) =>
      call(listReadsOperation, {
        params,
        query: { ...rangeOf(days, voice), ...(cursor !== undefined && { cursor }), limit: perPage },
      }),
    );
    return { kase, reads: answer, ...found };
  },
  view: OfCasePage,
});

function OfCasePage({ kase, reads, filter, isUnderstood }: OfCase, voice: Voice): JSX.Element {
  const { text } = voice.translator;
  const { caseId } = kase;
  return (
    <Layout
      voice={voice}
      title={text('registers.reads.caseHeading')}
      about={nameOfCase(kase)}
      section="cases"
      bar={<CaseBar kase={kase} voice={voice} part="reads" />}
    >
      <p>{text('registers.reads.logged')}</p>
      <Filters action={hrefTo(paths.caseReads, { caseId })} voice={voice} isUnderstood={isUnderstood}>
        <Range filter={filter} voice={voice} />
      </Filters>
      {reads.items.length === 0 ? (
        <p>{text('registers.reads.none')}</p>
      ) : (
        <ReadTable reads={reads} caption={text('registers.reads.caption')} by="reader" voice={voice} />
      )}
      {reads.next !== null && (
        <p>
          <a href={hrefTo(paths.caseReads, { caseId }, { ...filter, cursor: reads.next })}>
            {text('registers.reads.earlier')}
          </a>
        </p>
      )}
    </Layout>
  );
}
