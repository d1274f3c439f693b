import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseDocument } from 'yaml';
import type { ProgrammeWords } from '../languages/programme-words';
import { misfitsOf } from './consistency';
import { programmeSchema, type Programme } from './schema';
import { gatherWords, readWordsFile, wordsFile } from './words';

/** One reason why a definition cannot be used: file, place and message. */
export interface Problem {
  readonly file: string;
  readonly path: string;
  readonly reason: string;
}

export interface Definitions {
  readonly programmes: readonly { readonly file: string; readonly programme: Programme }[];
  readonly words: ProgrammeWords;
  readonly problems: readonly Problem[];
}

/** Reads every definition (`*.yaml`) below a folder with the words beside, and reports the problems of all of them. */
export async function readDefinitions(folder: string): Promise<Definitions> {
  const files = await filesBelow(folder);
  const definitions = files.filter((file) => !isWords(file));
  const [read, given] = await Promise.all([
    Promise.all(definitions.map(readDefinition)),
    Promise.all(files.filter(isWords).map(readWordsFile)),
  ]);
  const programmes = read.flatMap(({ file, programme }) => (programme ? [{ file, programme }] : []));
  const nothing = definitions.length === 0 ? [{ file: folder, path: '', reason: 'no definition (*.yaml) here' }] : [];
  return {
    programmes,
    words: gatherWords(
      given.flatMap(({ words }) => words ?? []),
      programmes,
    ),
    problems: [
      ...nothing,
      ...read.flatMap(({ problems }) => problems),
      ...given.flatMap(({ file, mistakes }) => mistakes.map((mistake) => ({ file, ...mistake }))),
      ...repeated(programmes),
    ],
  };
}

/** The words of the programmes below a folder; those of a file with mistakes are left out. */
export async function readWords(folder: string): Promise<ProgrammeWords> {
  return (await readDefinitions(folder)).words;
}

/** A problem on one line, as people read it. */
export function describeProblem({ file, path, reason }: Problem): string {
  return [file, path, reason].filter((part) => part !== '').join(': ');
}

function isWords(file: string): boolean {
  return basename(file) === wordsFile;
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** One definition, or its problems. */
export async function readDefinition(
  file: string,
): Promise<{ readonly file: string; readonly programme?: Programme; readonly problems: readonly Problem[] }> {
  const document = parseDocument(await readFile(file, 'utf8'), { prettyErrors: true });
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ message }) => ({
      file,
      path: '',
      reason: message.split('\n')[0] ?? message,
    }));
    return { file, problems };
  }
  const parsed = programmeSchema.safeParse(document.toJS());
  if (parsed.success) {
    const problems = misfitsOf(parsed.data).map((misfit) => ({ file, ...misfit }));
    return { file, ...(problems.length === 0 && { programme: parsed.data }), problems };
  }
  const problems = parsed.error.issues.map(({ path, message }) => ({ file, path: path.join('.'), reason: message }));
  return { file, problems };
}

function repeated(programmes: Definitions['programmes']): readonly Problem[] {
  const seen = new Map<string, string>();
  return programmes.flatMap(({ file, programme: { id, version } }) => {
    const other = seen.get(`${id}@${version}`);
    seen.set(`${id}@${version}`, file);
    return other ? [{ file, path: 'version', reason: `${id} ${version} is defined in ${other} too` }] : [];
  });
}
