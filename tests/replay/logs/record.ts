import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CaseEvent, CaseState } from '../../../shared/domain/case';
import { agenda, decide, eventTypes, missingAtGate } from '../../../shared/domain/case-rules';
import { hasEnded } from '../../../shared/domain/kernel/deadlines';
import type { AgendaFacts, PersonFacts } from '../../../shared/domain/kernel/types';
import { steering } from '../../../stories/commands';
import { attempt, expected, prepare, serviceCommands } from '../../domain/builders/expected';
import { as, directory, service } from '../../../stories/directory';
import type { CaseFile } from '../../../stories/drivers/kernel/case-file';
import { planned, statesByPhase } from '../../../stories/drivers/kernel/states';
import { courses, enrolled } from '../../domain/builders/courses';
import { lives } from '../../domain/builders/lives';
import { releases } from '../releases';
import { asBefore, listLogs, logFolder, type RecordedLog } from './recorded';

interface Candidate {
  readonly name: string;
  readonly facts: AgendaFacts;
  readonly kase: CaseState;
  readonly events: readonly CaseEvent[];
  readonly commands: ReadonlySet<string>;
}

/** Events of old cases that no command emits any more. */
const noLongerWritten = ['releaseDateChanged'];
const livesTried = 40;
const seed = 6;

/**
 * Writes logs of this version that together contain every command, every type of event, every kind of task with each
 * answer, and an end in every phase: as few logs as possible, the shortest first. If they equal those of the previous
 * release, writes only a reference to it.
 * @returns the files, by name
 * @throws naming the commands and types of events that no log contains
 */
export function recordLogs(version: string): readonly string[] {
  const chosen = choose([...eachCommand(), ...livesLived(), lapsed()]);
  const held = new Set(chosen.flatMap(({ events }) => events.map(({ type }) => type)));
  const given = new Set(chosen.flatMap(({ commands }) => [...commands]));
  const wanted = [...steering, ...Object.keys(serviceCommands)].filter((name) => name !== 'tick');
  const lacking = [
    ...wanted.filter((name) => !given.has(name)),
    ...eventTypes.filter((type) => !held.has(type) && !noLongerWritten.includes(type)),
  ];
  if (lacking.length > 0) throw new Error(`no log holds ${lacking.join(', ')}`);
  return write(version, chosen);
}

/** Every command in every phase that allows it, followed by a month of time. */
function eachCommand(): Candidate[] {
  return steering.flatMap((name) =>
    expected[name].during.map((phase) => {
      const file = prepare(statesByPhase[phase](), name);
      const refused = attempt(file, name);
      if (refused) throw new Error(`${name} was refused in ${phase}: ${refused.code}`);
      const failure = serviceCommands.recordMailFailure(file);
      const isFailed = !hasEnded(file.kase) && name === 'appoint' && file.refusal(service, failure) === null;
      if (!hasEnded(file.kase)) file.pass('P1M');
      return candidate(`${name} in ${phase}`, file, [name, ...(isFailed ? [failure.name] : [])]);
    }),
  );
}

function candidate(name: string, file: CaseFile, commands: readonly string[]): Candidate {
  const { agendaFacts: facts, kase, log: events } = file;
  return { name, facts, kase, events, commands: new Set(commands) };
}

/** A session held by somebody whose accreditation had ended the day before. */
function lapsed(): Candidate {
  const track = { psychological_counselling: { accreditation: 'counselling' } };
  const file = enrolled(courses(track, { id: 'accredited' }));
  const accredited = (until: string): PersonFacts => ({
    ...directory['psychologist']!,
    accreditations: [{ code: 'counselling', until }],
  });
  file.people = { ...directory, psychologist: accredited('2031-03-31') };
  planned(file);
  file.pass('P8D');
  const command = { name: 'answerTask', data: { taskId: file.task('session_report').taskId, answer: 'held' } } as const;
  const actor = as('psychologist');
  const decision = decide(file.kase, command, file.facts(actor, { psychologist: accredited('2031-03-09') }));
  if (!decision.accepted || !decision.kase) throw new Error('a report of what was held was refused');
  const marks = { streamId: 'case-1', at: file.now, actorId: actor.personId };
  const events = [...file.log, ...decision.events.map((event) => ({ ...event, ...marks }))];
  const facts = file.agendaFacts;
  return { name: 'lapsed in programme', facts, kase: decision.kase, events, commands: new Set(['answerTask']) };
}

/** Long random lives, which reach results that no single command has. */
function livesLived(): Candidate[] {
  return lives(livesTried, seed).map(({ file, moments }, index) => {
    const accepted = moments.filter(({ refusal, thrown }) => refusal === null && thrown === undefined);
    const commands = accepted.map(({ name }) => name).filter((name) => name !== 'tick');
    return candidate(`life ${index + 1} in ${file.kase.phase}`, file, commands);
  });
}

/** Takes the candidate with the most missing items per length, until none is missing. */
function choose(candidates: readonly Candidate[]): readonly Candidate[] {
  const left = new Map(candidates.map((each) => [each, featuresOf(each)]));
  const missing = new Set([...left.values()].flatMap((features) => [...features]));
  const chosen: Candidate[] = [];
  while (missing.size > 0) {
    const worth = ([{ events }, features]: readonly [Candidate, ReadonlySet<string>]): number =>
      [...features].filter((feature) => missing.has(feature)).length / (events.length + 50);
    const [best] = [...left].reduce((a, b) => (worth(b) > worth(a) ? b : a));
    for (const feature of left.get(best) ?? []) missing.delete(feature);
    left.delete(best);
    chosen.push(best);
  }
  return chosen;
}

function featuresOf({ events, commands, kase, facts }: Candidate): ReadonlySet<string> {
  const kinds = new Map<string, string>();
  const features = new Set([...commands].map((name) => `command ${name}`));
  features
    .add(`ends in ${kase.phase}`)
    .add(`under ${facts.programme.id}`)
    .add(`suspended ${kase.suspended !== null}`);
  for (const { type, data } of events) {
    features.add(type);
    if (type === 'taskAsked') kinds.set(data.taskId, data.kind);
    if (type === 'taskAnswered') features.add(`${kinds.get(data.taskId)}: ${data.answer}`);
  }
  for (const kind of kinds.values()) features.add(`asked ${kind}`);
  return features;
}

function write(version: string, chosen: readonly Candidate[]): readonly string[] {
  const files = new Map<string, string>();
  for (const { programme } of chosen.map(({ facts }) => facts))
    files.set(`programmes/${programme.id}.json`, JSON.stringify(programme) + '\n');
  for (const { name, facts, kase, events, commands } of chosen) {
    const log: RecordedLog = {
      now: facts.now,
      programme: facts.programme.id,
      commands: [...commands].sort(),
      events,
      state: kase,
      agenda: agenda(kase, facts),
      missing: missingAtGate(kase, facts),
    };
    files.set(`${name.replaceAll(' ', '-').replaceAll('_', '-')}.json`, JSON.stringify(log) + '\n');
  }
  const before = releases.map((release) => release.version).findLast((each) => listLogs(each).length > 0) ?? '';
  const isAsBefore = [...files].every(([name, text]) => readIfThere(join(logFolder(before), name)) === text);
  const kept = isAsBefore ? new Map([[asBefore, `${before}\n`]]) : files;
  for (const [name, text] of kept) {
    const file = join(logFolder(version), name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return [...kept.keys()];
}

function readIfThere(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
