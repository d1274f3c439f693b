import { commandRows } from '../../../shared/domain/catalogue';
import { restrictedWord } from '../../../shared/domain/compartments';
import type { CommandName } from '../../../shared/domain/case';
import { resources, type Translator } from '../../../shared/languages';

const { names, rights } = resources.en.registers.reads;

/** The name of a command, an operation or a page in words, as the read log has it. */
export function readInWords(name: string, { practice, event, text }: Translator): string {
  if (name === restrictedWord) return event(restrictedWord);
  if (isCommand(name)) return practice.commands[name].title;
  return text(hasWords(name) ? `registers.reads.names.${name}` : 'registers.reads.elsewhere');
}

/** The justification of a read in words. */
export function rightInWords(relationship: string | null, { option, practice, text }: Translator): string {
  const [kind = '', of = ''] = (relationship ?? 'none').split(':');
  if (!isRight(kind)) return option(kind);
  const roles: Readonly<Record<string, string>> = practice.roles;
  return text(`registers.reads.rights.${kind}`, { function: option(of), role: roles[of] ?? option(of) });
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commandRows, name);
}

function hasWords(name: string): name is keyof typeof names {
  return Object.hasOwn(names, name);
}

function isRight(kind: string): kind is keyof typeof rights {
  return Object.hasOwn(rights, kind);
}
