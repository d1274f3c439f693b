import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Message } from './message';

/** The latest mails, newest first, in memory and in a file with one line for each. */
export interface MessageStore {
  list(): readonly Message[];
  /** Returns once the mail is in the file, so that the server may acknowledge it. */
  add(message: Message): void;
  clear(): void;
}

/** Keeps up to `limit` mails; without a file they live as long as the process. */
export function createMessageStore(file: string | undefined, limit = 1_000): MessageStore {
  let messages = file === undefined ? [] : readMessages(file).slice(-limit);
  let lines = messages.length;
  const rewrite = (): void => {
    lines = messages.length;
    if (file !== undefined) replaceFile(file, messages);
  };
  rewrite();
  return {
    list: () => [...messages].reverse(),
    add: (message) => {
      messages = [...messages, message].slice(-limit);
      lines += 1;
      if (lines > 2 * limit) rewrite();
      else if (file !== undefined) appendFileSync(file, toLine(message));
    },
    clear: () => {
      messages = [];
      rewrite();
    },
  };
}

function readMessages(file: string): Message[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as Message];
      } catch {
        return []; // a killed process may leave its last line incomplete
      }
    });
}

function replaceFile(file: string, messages: readonly Message[]): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, messages.map(toLine).join(''), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function toLine(message: Message): string {
  return `${JSON.stringify(message)}\n`;
}
