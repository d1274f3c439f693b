import { nameOf, type FormWords } from './words';

/** The name of a field; within a list also of which thing: `Objectives: 2, Title`. */
export function fieldLabel(path: string, words: FormWords): string {
  const [, list, number] = /^(.*?)\.(\d+)(?:\.|$)/.exec(path) ?? [];
  if (list === undefined) return words.label(nameOf(path));
  const thing = words.text('thing', { name: words.label(nameOf(list)), number: Number(number) + 1 });
  return nameOf(path) === nameOf(list) ? thing : `${thing}, ${words.label(nameOf(path))}`;
}
