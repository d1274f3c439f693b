import { findCaseHead, readCase, type CaseHead, type LoadedCase } from '../../record/queries/case';
import { notFound } from '../errors/problem';
import type { Instant } from '../../shared/domain/time';
import type { Asked, Reads } from '../http/operation';
import type { Services } from '../services';

/** Who asks, within which request. */
type Asking = Pick<Asked<unknown, unknown>, 'caller' | 'reads'>;
type AskedAbout = Pick<Asked<unknown, unknown>, 'caller' | 'params' | 'reads'>;

/** Cases loaded for a request: the operations of one page share its `Reads`, and so show a case as of one moment. */
const loadedFor = new WeakMap<Reads, Map<string, Promise<LoadedCase | null>>>();

/** A case as it stands, read once for a request; null for one that the caller may not know of. */
export function readCaseOnce(
  services: Services,
  { caller, reads }: Asking,
  caseId: string,
  seenBefore?: Instant,
): Promise<LoadedCase | null> {
  const loading = loadedFor.get(reads)?.get(caseId) ?? readCase(services, caller, caseId, seenBefore);
  loadedFor.set(reads, new Map([...(loadedFor.get(reads) ?? []), [caseId, loading]]));
  return loading;
}

/**
 * The case that the address names.
 * @throws a 404 problem for one that the caller may not know of
 */
export async function loadCase(
  services: Services,
  { caller, params, reads }: AskedAbout,
  seenBefore?: Instant,
): Promise<LoadedCase> {
  const loaded = await readCaseOnce(services, { caller, reads }, params['caseId'] ?? '', seenBefore);
  if (!loaded) throw notFound();
  reads.shows(loaded.head);
  return loaded;
}

/**
 * The head of the case that the address names.
 * @throws a 404 problem for one that the caller may not know of
 */
export async function loadHead({ db }: Services, { caller, params, reads }: AskedAbout): Promise<CaseHead> {
  const caseId = params['caseId'] ?? '';
  const loaded = await loadedFor.get(reads)?.get(caseId);
  const head = loaded?.head ?? (await findCaseHead(db, caller, caseId));
  if (!head) throw notFound();
  reads.shows(head);
  return head;
}
