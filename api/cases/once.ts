import { findCaseHead, readCase, type CaseHead, type LoadedCase } from '../../record/queries/case';
import type { Asked, Reads } from '../http/operation';
import type { Services } from '../services';

type Request = Pick<Asked<unknown, unknown>, 'caller' | 'reads'>;

/** The cases that a request has read: a page that is made of several operations reads each once. */
const read = new WeakMap<Reads, Map<string, LoadedCase>>();

/** A case as it stands; null for one that the caller may not know of. */
export async function readCaseOnce(
  services: Services,
  { caller, reads }: Request,
  caseId: string,
): Promise<LoadedCase | null> {
  const known = read.get(reads)?.get(caseId);
  if (known) return known;
  const loaded = await readCase(services, caller, caseId);
  if (loaded) read.set(reads, new Map([...(read.get(reads) ?? []), [caseId, loaded]]));
  return loaded;
}

/** The head of a case; null for one that the caller may not know of. */
export async function findHead({ db }: Services, { caller, reads }: Request, caseId: string): Promise<CaseHead | null> {
  return read.get(reads)?.get(caseId)?.head ?? findCaseHead(db, caller, caseId);
}
