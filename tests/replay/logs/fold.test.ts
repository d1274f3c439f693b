import type { CaseEvent, CaseState } from '../../../shared/domain/case';
import { agenda, decide, eventTypes, evolve, missingAtGate, nextDeadlines } from '../../../shared/domain/case-rules';
import type { AgendaFacts } from '../../../shared/domain/kernel/types';
import { service } from '../../../stories/directory';
import { paris } from '../../../stories/programmes';
import { releases } from '../releases';
import { version as current } from '../../../package.json';
import { listLogs, readLog, readProgramme, recordedAs } from './recorded';

/**
 * Events and tasks that time brings to an old case under this release and did not under the old one. None, except those
 * that a changelog announces.
 */
const broughtAnew: Readonly<Record<string, { readonly what: string; readonly asks: string }>> = {
  // Plans already had review dates for objectives, but nobody was asked to review them.
  '0.1.0-alpha': { what: 'objectiveReviewFellDue', asks: 'objective_review_due' },
};

const fold = (events: readonly CaseEvent[]): CaseState =>
  events.reduce<CaseState | null>((kase, event) => evolve(kase, event), null)!;

const versions = [...new Set([...releases.map(({ version }) => version), current])];
const logs = versions.flatMap((version) => listLogs(version).map((name) => ({ version, name })));

it.each(versions)('release %s left logs; `npm run release:record` records those of a new one', (version) => {
  expect(listLogs(recordedAs(version) ?? '').length).toBeGreaterThan(5);
});

describe.each(logs)('a log of release $version, $name', ({ version, name }) => {
  const { now, programme, events, state, ...said } = readLog(version, name);
  const facts: AgendaFacts = { now, programme: readProgramme(version, programme), calendar: paris };
  const isNew = (what: string): boolean => what === broughtAnew[version]?.what;

  it('tells the same state', () => {
    expect(JSON.parse(JSON.stringify(fold(events)))).toMatchObject(state);
  });

  it('owes the same under the same keys, so that nothing is mailed twice, and misses the same at its gate', () => {
    const { owed, ended } = agenda(fold(events), facts);
    expect({ owed, ended }).toEqual({ owed: said.agenda.owed, ended: said.agenda.ended });
    expect(missingAtGate(fold(events), facts)).toEqual(said.missing);
  });

  it('brings the same next', () => {
    if (said.agenda.ended) return expect(agenda(fold(events), facts).wakeAt).toBeNull();
    const ahead = nextDeadlines(fold(events), facts).filter(({ what }) => !isNew(what));
    expect(ahead[0]?.at ?? null).toBe(said.agenda.wakeAt);
  });

  it('holds nothing that this release would have had happen meanwhile', () => {
    const look = { ...facts, actor: service, people: {}, newId: () => 'new' };
    const found = decide(fold(events), { name: 'tick' }, look);
    if (!found.accepted) throw new Error('time was refused');
    const others = found.events.filter(({ type }) => !isNew(type));
    expect(others.length).toBeLessThanOrEqual(broughtAnew[version] ? 1 : 0);
    for (const { data } of others)
      expect(data).toMatchObject({ kind: 'follow_up', about: broughtAnew[version]?.asks ?? 'nothing' });
  });
});

it('the logs of all releases together hold every type of event that any of them wrote', () => {
  const types = logs.flatMap(({ version, name }) => readLog(version, name).events.map(({ type }) => type));
  expect(new Set(types)).toEqual(new Set(eventTypes));
});
