import { isGrpcServiceError, type Client } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { phaseAttribute } from '../shared/contracts/engine';

const keyword = temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD;

/** Permission denied, not implemented: a managed engine has it registered by tools of its own. */
const registeredElsewhere = new Set<number>([7, 12]);

/**
 * Registers the search attribute of the phase where it is missing. A server keeps only those given when its database
 * was made, and a workflow that sets one which is not registered gets no further.
 *
 * @returns whether it had to be registered
 * @throws where it exists as another type
 */
export async function ensurePhaseAttribute(client: Client, patience = 5_000): Promise<boolean> {
  const { namespace } = client.options;
  const { operatorService } = client.connection;
  return client.withDeadline(Date.now() + patience, async () => {
    try {
      const { customAttributes } = await operatorService.listSearchAttributes({ namespace });
      const type = customAttributes[phaseAttribute];
      if (type === keyword) return false;
      if (type !== undefined) throw new Error(`search attribute ${phaseAttribute} is no keyword`);
      await operatorService.addSearchAttributes({ namespace, searchAttributes: { [phaseAttribute]: keyword } });
      return true;
    } catch (error) {
      if (isGrpcServiceError(error) && registeredElsewhere.has(error.code)) return false;
      throw error;
    }
  });
}
