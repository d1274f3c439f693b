import { sql, type Kysely } from 'kysely';
import type { Assessment } from '../../shared/domain/areas/assessment/contract';
import type { Round } from '../../shared/domain/areas/assessment/rounds';
import { caseEvent } from '../log/case-events';
import { openEvents, type StoredEvent } from '../log/log';
import type { Database } from '../postgres/schema';
import type { Seals } from '../sealing/seals';

/** A submitted round, and whether its second-person review approved it: one that was sent back does not count. */
export interface RecordedRound extends Round {
  readonly approved: boolean;
}

/** Every submitted round of a case, in the order of submission, with its levels and without any text. */
export async function listRounds(
  db: Kysely<Database>,
  seals: Seals,
  caseId: string,
): Promise<readonly RecordedRound[]> {
  const { rows } = await sql<StoredEvent>`
    select e.envelope, c.compartment, c.sealed from events e
      join contents c on c.stream_kind = e.stream_kind and c.stream_id = e.stream_id and c.id = e.event_id
    where e.stream_kind = 'case' and e.stream_id = ${caseId}
      and e.type in ('assessmentAssigned', 'assessmentSubmitted', 'assessmentApproved')
    order by e.sequence`.execute(db);
  const assigned = new Map<string, Pick<Assessment, 'purpose' | 'instrumentId' | 'instrumentVersion'>>();
  const rounds = new Map<string, RecordedRound>();
  for (const event of (await openEvents(seals, { kind: 'case', id: caseId }, rows)).map(caseEvent)) {
    if (event.type === 'assessmentAssigned') assigned.set(event.data.assessmentId, event.data);
    if (event.type === 'assessmentSubmitted') {
      const { assessmentId, form } = event.data;
      const of = assigned.get(assessmentId);
      const ratings = form.ratings.map(({ item, level }) => ({ item, level }));
      if (of)
        rounds.set(assessmentId, { ...roundOf(assessmentId, of), submittedAt: event.at, ratings, approved: false });
    }
    if (event.type === 'assessmentApproved') {
      const round = rounds.get(event.data.assessmentId);
      if (round) rounds.set(round.assessmentId, { ...round, approved: true });
    }
  }
  return [...rounds.values()];
}

function roundOf(
  assessmentId: string,
  { purpose, instrumentId, instrumentVersion }: Pick<Assessment, 'purpose' | 'instrumentId' | 'instrumentVersion'>,
): Pick<Round, 'assessmentId' | 'purpose' | 'instrumentId' | 'instrumentVersion'> {
  return { assessmentId, purpose, instrumentId, instrumentVersion };
}
