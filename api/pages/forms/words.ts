import type { FormWords } from '../../forms/words';
import type { CommandName, TaskKind } from '../../../shared/domain/case';
import type { Translator } from '../../../shared/languages';

/** The words of one form: those of the practice, and those that all forms have in common. */
export function formWords(translator: Translator, name: CommandName | TaskKind): FormWords {
  const lastOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);
  return {
    text: (key, values) => translator.text(`forms.${key}`, values),
    label: (path) => translator.field(lastOf(path), name).label,
    hint: (path) => translator.field(lastOf(path), name).hint ?? null,
    option: (code, path) => translator.option(code, lastOf(path)),
    refusal: (code) => translator.refusal(code),
    day: (date) => translator.weekday(date),
    moment: (at, timeZone) => translator.moment(at, timeZone),
  };
}
