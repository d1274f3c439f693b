import { z } from 'zod';
import { listViews } from '../../record/queries/views';
import type { KeyRing } from '../../shared/platform/config';
import { openJson, sealJson, type SealedUse } from '../http/sealed';
import type { Services } from '../services';

/** Codes, ids and times of an address: no words of a person. */
export const value = z.string().regex(/^[\w.,:+-]{1,200}$/);

const saved = z.object({ name: z.string(), filter: z.record(z.string(), value) });
type Saved = z.output<typeof saved>;

/** A filter of the list of cases under a name; the filter as an earlier version may have understood it. */
export interface SavedView extends Saved {
  readonly viewId: string;
}

interface ViewOf {
  readonly personId: string;
  readonly viewId: string;
}

/** Seals a view: a row that is moved to another person does not open. */
export function sealView(keys: KeyRing, of: ViewOf, { name, filter }: Saved): string {
  return sealJson(keys, useOf(of), { name, filter });
}

/** The views of a person that open, by name. */
export async function readViews(
  { db, pageKeys }: Pick<Services, 'db' | 'pageKeys'>,
  personId: string,
): Promise<readonly SavedView[]> {
  const rows = await listViews(db, personId);
  const views = rows.flatMap(({ viewId, sealed }): readonly SavedView[] => {
    const { data } = saved.safeParse(openJson(pageKeys, useOf({ personId, viewId }), sealed));
    return data ? [{ viewId, ...data }] : [];
  });
  return views.toSorted((one, other) => one.name.localeCompare(other.name));
}

function useOf({ personId, viewId }: ViewOf): SealedUse {
  return { purpose: 'saved view', about: JSON.stringify([personId, viewId]) };
}
