import type { CaseState, Command, ServiceCommand } from '../../shared/domain/case';
import type { Facts, PersonFacts, Rejection } from '../../shared/domain/kernel/types';
import type { CommitRequest } from '../deciding/request';
import type { LoadedStream } from '../deciding/definition';
import type { CalendarColumns } from '../directory/facts';
import type { RecordedEvent } from '../log/case-events';
import type { Subject } from '../subjects/subjects';

/** The types of a stream of the kind `case`. */
export interface CaseTypes {
  readonly state: CaseState;
  readonly command: Command | ServiceCommand;
  readonly event: RecordedEvent;
  readonly timetable: Pick<Facts, 'programme' | 'calendar'>;
  readonly facts: Pick<Facts, 'people' | 'others' | 'duplicates' | 'entry'>;
  readonly rejection: Rejection;
  readonly found: CaseColumns;
  readonly opening: { readonly subject: Omit<Subject, 'personRef'> };
}

/** Columns of the directory beside the row of a case's stream. */
interface CaseColumns extends CalendarColumns {
  /** Null where the directory does not have the facility, or the projection does not have the case. */
  readonly facilityId: string | null;
  /** The people that the command names; null where it names none. */
  readonly people: readonly PersonFacts[] | null;
  /** The agencies of an `openCase` that the directory has. */
  readonly agencies?: readonly string[];
}

export type CaseRequest = CommitRequest<CaseTypes>;
export type LoadedCaseStream = LoadedStream<CaseTypes>;
export type OpenCase = Extract<Command, { readonly name: 'openCase' }>;

/** Whether only the service gives this command. */
export function isOfService(command: Command | ServiceCommand): command is ServiceCommand {
  return command.name === 'tick' || command.name === 'recordMailFailure';
}
