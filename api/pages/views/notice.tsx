import type { JSX } from 'preact';
import type { Translator } from '../../../shared/languages';

/** The sentence for a command that was just recorded; null for anything else that stands in an address. */
export function doneNotice(translator: Translator, command: string | undefined): string | null {
  const { commands } = translator.practice;
  return command !== undefined && Object.hasOwn(commands, command)
    ? commands[command as keyof typeof commands].done
    : null;
}

/** A notice above the content, announced by screen readers when the page is opened. */
export function Notice(props: { readonly text: string | null }): JSX.Element | null {
  if (props.text === null) return null;
  return (
    <div class="notice" role="status">
      <p>{props.text}</p>
    </div>
  );
}
