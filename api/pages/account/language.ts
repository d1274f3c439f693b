import { languages, type Language } from '../../../shared/languages';
import { meOperations } from '../../directory/me';
import type { Visit } from '../page';

const [, changeMeOperation] = meOperations;

const buttonStart = 'language.';

/** The value of the button of a form that goes on with it in another language. */
export function languageButton(language: Language): string {
  return buttonStart + language;
}

/** The language that such a button asks for; null for any other button. */
export function languageIn(action: string): Language | null {
  return action.startsWith(buttonStart) ? languageOf(action.slice(buttonStart.length)) : null;
}

export function languageOf(name: string): Language | null {
  return languages.find((each) => each === name) ?? null;
}

/** Pages and mails of this person are in this language from now on. */
export async function setLanguage({ call }: Visit, language: Language): Promise<void> {
  await call(changeMeOperation, { body: { language } });
}
