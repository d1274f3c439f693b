/** The product's own inserts behind the same HTTP, without any decision. */
import { openOwnRows } from './own-rows';
import { serve } from './serve';

async function main(): Promise<void> {
  const { write, close } = await openOwnRows(process.env['PEER_DATABASE_URL'] ?? '');
  const numbers = new Map<string, number>();
  const decide = async ({ caseId }: { readonly caseId: string }): Promise<number> => {
    const number = numbers.get(caseId) ?? 0;
    await write(caseId, number);
    if (number === 9) numbers.delete(caseId);
    else numbers.set(caseId, number + 1);
    return number + 1;
  };
  await serve(decide, close);
}

void main();
