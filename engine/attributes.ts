import { isGrpcServiceError, type Client } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { phaseAttribute } from '../shared/contracts/engine';

const keyword = temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD;

/** Permission denied, not implemented: a managed engine registers it by its own tools. */
const registeredElsewhere = new Set<number>([7, 12]);

/**
 * Registers the search attribute of the phase if it is missing. A server keeps only attributes given when its database
 * was created, and a workflow that sets an unregistered one gets stuck.
 *
 * @returns whether it had to be registered
 * @throws if it exists with another type
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
