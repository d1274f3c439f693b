import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseEvent, CaseState } from '../../../shared/domain/case';
import type { Agenda, Missing } from '../../../shared/domain/kernel/types';
import { programmeSchema, type Programme } from '../../../shared/programme/schema';

/** A log that a release wrote, and the state that the release folded it to. */
export interface RecordedLog {
  readonly now: string;
  /** The programme, stored beside the log; absent before 0.1.0, where it is the standard one. */
  readonly programme?: string;
  /** The accepted commands; absent before 0.1.0. */
  readonly commands?: readonly string[];
  readonly events: readonly CaseEvent[];
  readonly state: CaseState;
  readonly agenda: Agenda;
  readonly missing: readonly Missing[];
}

/** The folder of a release's logs, one file each, with their programmes below `programmes/`. */
export function logFolder(version: string): string {
  return join(__dirname, 'recorded', version);
}

/** Marks a release whose logs equal those of an earlier one, byte for byte. */
export const asBefore = 'as-before';

/** The names of the logs that a release was the first to write; empty if none were recorded. */
export function listLogs(version: string): readonly string[] {
  const folder = logFolder(version);
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
}

/** The release that holds a release's logs: itself or an earlier one; null if nothing was recorded. */
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
