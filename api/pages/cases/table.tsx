import type { JSX } from 'preact';
import type { z } from 'zod';
import type { listCasesOperation } from '../../cases/list';
import { hrefTo, paths } from '../paths';
import { dayOf } from '../say';
import type { Voice } from '../voice';

/** A page of the list of cases, as `listCases` answers. */
export type Listed = z.output<typeof listCasesOperation.response>;

/** Cases as a table that scrolls by itself where the screen is narrow. */
export function CaseTable(props: {
  readonly items: Listed['items'];
  readonly caption: string;
  readonly voice: Voice;
}): JSX.Element {
  const { items, caption, voice } = props;
  const { text } = voice.translator;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{text('app.cases.person')}</th>
            <th scope="col">{text('app.cases.phase')}</th>
            <th scope="col">{text('app.cases.since')}</th>
            <th scope="col">{text('app.cases.nextDue')}</th>
            <th scope="col">{text('app.cases.state')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Row key={item.caseId} item={item} voice={voice} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ item, voice }: { readonly item: Listed['items'][number]; readonly voice: Voice }): JSX.Element {
  const { translator, timeZone } = voice;
  const { caseId, reference, alias, person, phase, phaseSince, nextDueAt } = item;
  const day = (at: string | null | undefined): string => (at ? dayOf(at, timeZone, translator) : '');
  return (
    <tr>
      <th scope="row">
        <a href={hrefTo(paths.case, { caseId })}>
          <bdi>{person ? `${person.givenName} ${person.familyName}` : (alias ?? reference)}</bdi>
        </a>
        <div class="quiet">
          {person && alias !== undefined && <bdi>{alias} </bdi>}
          <bdi>{reference}</bdi>
        </div>
      </th>
      <td>{phase === undefined ? '' : translator.practice.phases[phase]}</td>
      <td>{day(phaseSince)}</td>
      <td>{day(nextDueAt)}</td>
      <td>
        <States item={item} voice={voice} />
      </td>
    </tr>
  );
}

function States({ item, voice }: { readonly item: Listed['items'][number]; readonly voice: Voice }): JSX.Element {
  const { translator } = voice;
  const { text } = translator;
  const { overdue, suspended, died, engagement } = item;
  return (
    <>
      {overdue === true && <div class="late">{text('app.cases.isOverdue')}</div>}
      {suspended === true && <div>{text('app.cases.suspended')}</div>}
      {died === true && <div>{text('app.cases.died')}</div>}
      {engagement !== undefined && <div class="quiet">{translator.option(engagement)}</div>}
    </>
  );
}
