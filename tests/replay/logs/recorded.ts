import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseEvent, CaseState } from '../../../shared/domain/case';
import type { Agenda, Missing } from '../../../shared/domain/kernel/types';
import { programmeSchema, type Programme } from '../../../shared/programme/schema';

/** What a release made of a case: its log, and what that release then said of it. */
export interface RecordedLog {
  readonly now: string;
  /** Whose definition lies beside it; of logs from before 0.1.0 it is not told, and is the standard one. */
  readonly programme?: string;
  /** The commands that were accepted on the way; not told of logs from before 0.1.0. */
  readonly commands?: readonly string[];
  readonly events: readonly CaseEvent[];
  readonly state: CaseState;
  readonly agenda: Agenda;
  readonly missing: readonly Missing[];
}

/** Where the logs of a release are, each a file, with the programmes that they rest on below `programmes/`. */
export function logFolder(version: string): string {
  return join(__dirname, 'recorded', version);
}

/** Says of a release that its logs are those of an earlier one, byte for byte. */
export const asBefore = 'as-before';

/** The names of the logs that a release was the first to leave; none where none were recorded. */
export function listLogs(version: string): readonly string[] {
  const folder = logFolder(version);
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
}

/** The release whose logs a release left: itself, or an earlier one; null where nothing was recorded. */
export function recordedAs(version: string): string | null {
  const file = join(logFolder(version), asBefore);
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  return listLogs(version).length > 0 ? version : null;
}

export function readLog(version: string, name: string): RecordedLog & { readonly programme: string } {
  const log = JSON.parse(readFileSync(join(logFolder(version), name), 'utf8')) as RecordedLog;
  return { ...log, programme: log.programme ?? 'standard' };
}

/** A programme as the release had it. */
export function readProgramme(version: string, id: string): Programme {
  const file = join(logFolder(version), 'programmes', `${id}.json`);
  return programmeSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
