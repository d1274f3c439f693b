import type { Choices, FormWords } from '../../../api/forms/words';
import { formOf, formOfTask, type Form } from '../../../api/forms/form';
import { commandNames } from '../../../shared/domain/case-rules';
import type { TaskKind } from '../../../shared/domain/case';
import { taskRows } from '../../../shared/domain/catalogue';
import type { ChoiceSource } from '../../../shared/domain/contract/choices';
import { translatorFor } from '../../../shared/languages';

/** Three things of each list; many of those that a programme has many of. */
export const valuesOf = (source: ChoiceSource): readonly string[] => {
  if (source === 'entries') return ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
  const many = source === 'people' ? 9 : 3;
  const numbers = Array.from({ length: many }, (_, index) => String(index + 1));
  if (source === 'planVersions') return numbers;
  return numbers.map((number) => `${source.replace(/[^a-zA-Z]/g, '_').toLowerCase()}_${number}`);
};

export const choices: Choices = (source) =>
  valuesOf(source).map((value, index) => ({
    value,
    label: `Label of ${value}`,
    ...(source === 'people' && { group: index < 3 ? 'Qualified' : 'Others' }),
  }));

/** The words of forms in a language; names of fields and options stand for themselves. */
export function wordsIn(language: string): FormWords {
  const { text, weekday: day, moment } = translatorFor(language);
  return {
    text: (key, values) => text(`forms.${key}` as const, values),
    label: (path) => `<${path}>`,
    hint: (path) => (path === 'reasons' ? 'Say why.' : null),
    option: (code) => `option ${code}`,
    refusal: (code) => `refused: ${code}`,
    day,
    moment,
  };
}

export const words = wordsIn('en');
export const where = { timeZone: 'Europe/Paris', today: '2031-03-03' };

const kinds = Object.keys(taskRows) as TaskKind[];

/** The form of every command, and of every answer to every kind of task. */
export const allForms: readonly (readonly [name: string, form: Form])[] = [
  ...commandNames.flatMap((name) => (name === 'answerTask' ? [] : [[name, formOf(name)] as const])),
  ...kinds.flatMap((kind) =>
    Object.keys(taskRows[kind].answers).map((answer) => [`${kind}: ${answer}`, formOfTask(kind, answer)] as const),
  ),
];
