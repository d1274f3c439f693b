import type { Compartment } from '../../../shared/domain/compartments';
import type { Translator } from '../../../shared/languages';

/** Says who will read the free texts of a form: those who see their compartment. */
export function readersOf(compartment: Compartment, { text, practice }: Translator): string {
  return text('app.forms.readers', { compartment: practice.compartments[compartment] });
}
