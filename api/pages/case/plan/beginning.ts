import { getPlanOperation } from '../../../cases/plan/get';
import { Problem } from '../../../errors/problem';
import type { Visit } from '../../page';

/** The latest version of a plan as the body of the next draft: empty where there is none, or the reader sees none. */
export async function nextDraft({ call }: Visit, caseId: string): Promise<object> {
  try {
    const { versions } = await call(getPlanOperation, { params: { caseId } });
    const latest = versions.toSorted((one, other) => one.version - other.version).at(-1);
    if (!latest?.objectives) return {};
    const { aim, objectives, tracks = [] } = latest;
    return { ...(aim !== undefined && { aim }), objectives, tracks };
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return {};
    throw error;
  }
}
