import { commandBodies, type CommandBody } from '../../shared/contracts/requests';
import { commandNames, wordsOf } from '../../shared/domain/case-rules';
import type { CommandName } from '../../shared/domain/case';
import type { StatedProvenance } from '../../shared/domain/kernel/provenance';
import { compartmentOfAnswer, compartmentOfCommand } from '../../shared/policy/where-it-lies';
import { findTask } from '../../record/queries/tasks';
import { commandResponse } from '../cases/response';
import { notFound } from '../errors/problem';
import { operation, type Asked, type Operation } from '../http/operation';
import { commandPath, commandPaths } from '../paths';
import type { Services } from '../services';
import { withAssigneeAsMember } from '../tasks/operations';
import { accepted, attempt, idempotencyOf, presentOutcome, type Given } from './execute';
import { openCaseOperation } from './open-case';

/** A command of an existing case, with an address of its own. */
type CaseCommand = Exclude<CommandName, 'openCase' | 'answerTask'>;

/** Optional fields of every command's body. */
interface Stated {
  readonly occurredAt?: string | undefined;
  readonly provenance?: StatedProvenance | undefined;
}

/** A route for each command of the catalogue: a new command needs no line here. */
export const commandOperations: readonly Operation[] = [
  openCaseOperation,
  ...commandNames.filter(isCaseCommand).map(caseCommand),
  operation({
    id: 'answerTask',
    tag: 'Tasks',
    method: 'post',
    path: commandPaths.answerTask,
    summary: 'Answer a task, signed in',
    idempotencyKey: 'required',
    body: commandBodies.answerTask,
    response: commandResponse,
    handle: async (asked, services) => {
      const given = await answerGiven(asked, services);
      return { body: presentOutcome(accepted(await attempt(given, services), asked), asked.caller) };
    },
  }),
];

function isCaseCommand(name: CommandName): name is CaseCommand {
  return name !== 'openCase' && name !== 'answerTask';
}

function caseCommand(name: CaseCommand): Operation {
  return operation({
    id: name,
    tag: 'Commands',
    method: 'post',
    path: commandPath(name),
    summary: wordsOf(name),
    idempotencyKey: 'required',
    body: commandBodies[name],
    response: commandResponse,
    handle: async ({ caller, params, body, reads, idempotencyKey }, services) => {
      const caseId = params['caseId'] ?? '';
      const { occurredAt, provenance, ...data }: Stated = body;
      const idempotency = idempotencyOf(caller, name, caseId, idempotencyKey, body);
      const compartment = name === 'correctEntry' ? null : compartmentOfCommand(name);
      const reading = reads.request();
      const given = { name, caseId, caller, idempotency, data, occurredAt, provenance, compartment, reading };
      return { body: presentOutcome(accepted(await attempt(given, services), { caller, reads }), caller) };
    },
  });
}

/** Finds the stream of an answer by its task; a task that the caller may not see does not exist. */
async function answerGiven(
  { caller, params, body, reads, idempotencyKey }: Asked<undefined, CommandBody<'answerTask'>>,
  services: Services,
): Promise<Given> {
  const task = await findTask(services, caller, params['taskId'] ?? '', services.now());
  if (!task) throw notFound();
  reads.shows(withAssigneeAsMember(task, caller));
  const { occurredAt, provenance, ...answer } = body;
  const { caseId, taskId } = task;
  return {
    name: 'answerTask',
    caseId,
    caller,
    idempotency: idempotencyOf(caller, 'answerTask', caseId, idempotencyKey, { taskId, ...body }),
    data: { taskId, ...answer },
    occurredAt,
    provenance,
    compartment: compartmentOfAnswer(task.kind),
    reading: reads.request(),
  };
}
