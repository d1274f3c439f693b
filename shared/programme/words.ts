import { readFile } from 'node:fs/promises';
import { dirname, relative, sep } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import type { Programme } from '../domain/programme';
import { code } from '../domain/contract/parts';
import { languages, resources, type Language } from '../languages';
import { wordOf, titleOf, type InLanguages, type ProgrammeWords, type WordsByCode } from '../languages/programme-words';
import { codesOf } from './codes';

/** The name of a file of words: for the definitions in its folder and below. */
export const wordsFile = 'words.yaml';

const text = z.string().trim().min(1);
const inLanguages = z.partialRecord(z.enum(languages), text);
const schema = z.strictObject({
  titles: z.record(code, inLanguages).default({}),
  codes: z.record(code, inLanguages).default({}),
});

interface WordsFile extends z.output<typeof schema> {
  readonly file: string;
}

/** Why a file of words cannot be used: place and message. */
interface Mistake {
  readonly path: string;
  readonly reason: string;
}

/** One file of words, or its mistakes. */
export async function readWordsFile(
  file: string,
): Promise<{ readonly file: string; readonly words?: WordsFile; readonly mistakes: readonly Mistake[] }> {
  const document = parseDocument(await readFile(file, 'utf8'), { prettyErrors: true });
  if (document.errors.length > 0) {
    const mistakes = document.errors.map(({ message }) => ({ path: '', reason: message.split('\n')[0] ?? message }));
    return { file, mistakes };
  }
  const parsed = schema.safeParse(document.toJS() ?? {});
  if (parsed.success) return { file, words: { file, ...parsed.data }, mistakes: [] };
  const mistakes = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), reason: message }));
  return { file, mistakes };
}

/** The words of all programmes: a file nearer to a definition goes before one further up. */
export function gatherWords(
  files: readonly WordsFile[],
  programmes: readonly { readonly file: string; readonly programme: Programme }[],
): ProgrammeWords {
  const fromAbove = files.toSorted((a, b) => depthOf(a.file) - depthOf(b.file));
  const own: Record<string, WordsByCode> = {};
  for (const { file, programme } of programmes) {
    const over = fromAbove.filter((each) => isAbove(each.file, file));
    own[programme.id] = merged([own[programme.id] ?? {}, ...over.map(({ codes }) => codes)]);
  }
  return {
    own,
    titles: merged(fromAbove.map(({ titles }) => titles)),
    all: merged(fromAbove.toReversed().map(({ codes }) => codes)),
  };
}

/** A code, or `title`, without words in some languages. */
export interface MissingWords {
  readonly code: string;
  readonly languages: readonly Language[];
}

/** The codes of a definition without words; the product has words of its own for some. */
export function missingWords(programme: Programme, words: ProgrammeWords): readonly MissingWords[] {
  const { id: programmeId } = programme;
  const own = { ...words, all: {} };
  const lacking = (code: string, isGiven: (language: Language) => boolean): readonly MissingWords[] => {
    const missing = languages.filter((language) => !isGiven(language));
    return missing.length === 0 ? [] : [{ code, languages: missing }];
  };
  return [
    ...lacking('title', (language) => titleOf(words, programmeId, language) !== undefined),
    ...codesOf(programme).flatMap((each) =>
      lacking(
        each,
        (language) =>
          wordOf(own, each, { language, programmeId }) !== undefined ||
          Object.hasOwn(resources[language].practice.options, each),
      ),
    ),
  ];
}

function merged(parts: readonly WordsByCode[]): WordsByCode {
  const all: Record<string, InLanguages> = {};
  for (const [each, words] of parts.flatMap((part) => Object.entries(part))) all[each] = { ...all[each], ...words };
  return all;
}

function isAbove(words: string, definition: string): boolean {
  return !relative(dirname(words), definition).startsWith('..');
}

function depthOf(file: string): number {
  return file.split(sep).length;
}
