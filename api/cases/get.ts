import { z } from 'zod';
import type { LoadedCase } from '../../record/queries/case';
import { listTexts } from '../../record/sealing/narratives';
import { listSubjects } from '../../record/subjects/subjects';
import { instant } from '../../shared/domain/contract/text';
import type { Actor } from '../../shared/domain/kernel/types';
import { commandsFor } from '../../shared/policy/what-may-be-done';
import { sightOf, type Sight } from '../../shared/policy/who-may-see';
import { operation } from '../http/operation';
import { paths } from '../paths';
import type { Services } from '../services';
import { loadCase } from './load';
import { writeMark } from './mark';
import { readNames } from './names';
import { caseDetail, caseResponse, type CaseResponse } from './response';
import { presentCase } from './present';
import type { Besides } from './shown/case-seen';
import { peopleIn } from './shown/people';

/** One case with everything that the caller sees of it. */
export const getCaseOperation = operation({
  id: 'getCase',
  tag: 'Cases',
  method: 'get',
  path: paths.case,
  summary: 'Where a case stands: phase, plan, what is asked, what is due, what its gate lacks and who owes it',
  query: z.strictObject({
    seenBefore: instant
      .optional()
      .meta({ type: 'string', format: 'date-time', description: 'Asks when you opened the case before this' }),
  }),
  response: caseDetail,
  handle: async (asked, services) => {
    const { caller } = asked;
    const loaded = await loadCase(services, asked, asked.query.seenBefore);
    const { head, kase, facts } = loaded;
    const shown = await viewOf(loaded, caller, services);
    const people = await readNames(services, asked, head, peopleShown(shown));
    const asOf = writeMark(services.pageKeys, caller, head.caseId, head.sequence);
    return {
      body: {
        ...shown,
        asOf,
        commands: [...commandsFor(caller, kase)],
        people,
        ...zoneIn(shown, facts),
        ...seenIn(head),
      },
    };
  },
});

function seenIn({ seenAt }: LoadedCase['head']): { readonly seenAt?: string | null } {
  return seenAt === undefined ? {} : { seenAt };
}

function zoneIn({ facilityId }: CaseResponse, { calendar }: LoadedCase['facts']): { readonly timeZone?: string } {
  return facilityId === undefined ? {} : { timeZone: calendar.timeZone };
}

const peopleShown = peopleIn(caseResponse);

export async function viewOf(
  { head, kase, facts }: LoadedCase,
  caller: Actor,
  services: Services,
): Promise<CaseResponse> {
  const sight = sightOf(caller, head);
  return presentCase(kase, facts, sight, await readBesides(services, kase, sight));
}

/** The name and the titles of objectives, where the caller sees them. */
async function readBesides({ db, seals }: Services, kase: LoadedCase['kase'], sight: Sight): Promise<Besides> {
  if (!sight.name) return {};
  const titleIds = kase.plan?.objectives.map(({ titleId }) => titleId) ?? [];
  const [[subject], texts] = await Promise.all([
    listSubjects(db, seals, [kase.personRef]),
    listTexts(db, seals, { kind: 'case', id: kase.caseId }, titleIds),
  ]);
  const titles = new Map([...texts].map(([id, { body }]) => [id, body]));
  if (!subject) return { titles };
  const { givenName, familyName, bornOn } = subject;
  return { titles, person: { givenName, familyName, bornOn } };
}
