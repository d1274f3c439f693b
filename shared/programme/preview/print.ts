import type { Missing } from '../../domain/kernel/types';
import type { CaseState } from '../../domain/case';
import type { CaseMisfit, MovedGate, MovedTask, Preview, RungAt } from './index';

/** The changes of a move for a case, in lines to print; codes and times only, no names and no texts. */
export function previewLines(
  { reference, phase }: Pick<CaseState, 'reference' | 'phase'>,
  preview: Preview,
): readonly string[] {
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['dates', preview.dates.map(({ what, about, from, to }) => `${named(what, about)}: ${time(from)} -> ${time(to)}`)],
    ['tasks', preview.tasks.flatMap(taskLines)],
    ['gates', preview.gates.map(gateLine)],
    ['owed besides', preview.missing.added.map(missingLine)],
    ['owed no longer', preview.missing.removed.map(missingLine)],
    ['to be seen to before', preview.misfits.map(misfitLine)],
  ];
  const filled = parts.filter(([, lines]) => lines.length > 0);
  const head = `${reference}, ${phase}`;
  if (filled.length === 0) return [`${head}: nothing would change`];
  return [head, ...filled.flatMap(([title, lines]) => [`  ${title}`, ...lines.map((line) => `    ${line}`)])];
}

function taskLines({ kind, about, dueAt, rungs }: MovedTask): readonly string[] {
  const ladder = (all: readonly RungAt[]): string =>
    all.map(({ at, to }) => `${to} ${time(at)}`).join(', ') || 'nobody';
  const due = dueAt.from === dueAt.to ? `stays due ${time(dueAt.to)}` : `${time(dueAt.from)} -> ${time(dueAt.to)}`;
  return [
    `${named(kind, about)}: ${due}`,
    `  reaches now:  ${ladder(rungs.from)}`,
    `  would reach:  ${ladder(rungs.to)}`,
  ];
}

function gateLine({ phase, added, removed }: MovedGate): string {
  return `${phase}: ${[...added.map((each) => `+ ${each}`), ...removed.map((each) => `- ${each}`)].join(', ')}`;
}

function missingLine({ code, about, owedBy }: Missing): string {
  return `${named(code, about)}, by ${owedBy.function ?? 'the person asked'}`;
}

function misfitLine({ what, code, about }: CaseMisfit): string {
  return `${named(what, about)}: ${code}`;
}

function named(what: string, about = ''): string {
  return about === '' ? what : `${what} (${about})`;
}

function time(at: string | null): string {
  return at?.replace(/\.\d{3}Z$/, 'Z') ?? 'none';
}
