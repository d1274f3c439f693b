import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { areas, taskRows } from '../../domain/catalogue';
import type { AnswerNeeds, AnyArea } from '../../domain/kernel/area';
import type { TaskKind } from '../../domain/case';
import type { Programme } from '../../domain/programme';
import { spoken, table } from '../markdown';

/** The folder of each area, with its commands, its kinds of task and its events. */
export function areaTable(): readonly string[] {
  const domain = join(__dirname, '../../domain');
  const named = (part: object = {}): string =>
    Object.keys(part)
      .map((name) => `\`${name}\``)
      .join(', ') || '-';
  const rows = Object.entries(areas).map(([name, area]) => {
    const title = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const folder = [`areas/${title}`, title].find((each) => existsSync(join(domain, each)));
    if (!folder) throw new Error(`the area ${name} has no folder`);
    const { opening, commands, tasks, events }: AnyArea = area;
    const cells = [named({ ...opening, ...commands }), named(tasks), named(events)];
    return [`[${title}](../shared/domain/${folder})`, ...cells];
  });
  return table(['area', 'commands', 'answers to', 'events'], rows);
}

/** Everything that a person can be asked. */
export function taskTable({ taskWindows }: Programme): readonly string[] {
  const rows = (Object.keys(taskRows) as TaskKind[]).map((kind) => [
    `\`${kind}\``,
    spoken(taskRows[kind].sensitivity),
    Object.entries<AnswerNeeds>(taskRows[kind].answers)
      .map(([answer, needs]) => `\`${answer}\`${wanted(needs)}`)
      .join(', '),
    taskWindows[kind],
  ]);
  return table(['task', 'known by', 'answers', 'time to answer'], rows);
}

function wanted({ reasonsFrom, narrative }: AnswerNeeds): string {
  if (reasonsFrom) return ` (reason: \`${reasonsFrom}\`)`;
  return narrative ? ' (in words)' : '';
}
