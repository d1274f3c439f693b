import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { taskKinds, type AnswerNeeds } from '../../domain/tasks';
import type { Programme } from '../../programme/schema';
import { spoken, table } from '../markdown';

const folder = join(__dirname, '../../domain/areas');

/** Which file holds the rules of what: read from what each file of shared/domain/areas exports. */
export async function areaTable(): Promise<readonly string[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort();
  const rows = await Promise.all(
    files.map(async (file) => {
      const exported = (await import(join(folder, file))) as Readonly<Record<string, object>>;
      const named = (ending: string): string =>
        Object.entries(exported)
          .filter(([name]) => name.endsWith(ending))
          .flatMap(([, value]) => Object.keys(value))
          .map((name) => `\`${name}\``)
          .join(', ') || '-';
      return [`[${file}](../shared/domain/areas/${file})`, named('Commands'), named('Answers'), named('Events')];
    }),
  );
  const withRules = rows.filter((cells) => cells.slice(1).some((cell) => cell !== '-'));
  return table(['file', 'commands', 'answers to', 'events'], withRules);
}

/** Everything that a person can be asked. */
export function taskTable({ taskWindows }: Programme): readonly string[] {
  const rows = Object.entries(taskKinds).map(([kind, { sensitivity, answers }]) => [
    `\`${kind}\``,
    spoken(sensitivity),
    Object.entries<AnswerNeeds>(answers)
      .map(([answer, needs]) => `\`${answer}\`${wanted(needs)}`)
      .join(', '),
    taskWindows[kind as keyof typeof taskKinds],
  ]);
  return table(['task', 'known by', 'answers', 'time to answer'], rows);
}

function wanted({ reasonsFrom, narrative }: AnswerNeeds): string {
  if (reasonsFrom) return ` (reason: \`${reasonsFrom}\`)`;
  return narrative ? ' (in words)' : '';
}
