import { cast } from '../../../local/cast';
import { idFrom } from '../../../local/seed/ids';
import { play } from '../../../local/seed/play';
import type { SeedStage } from '../../../local/seed/stage';
import { tellStories, type Story } from '../../../local/seed/stories';
import { createCaseStates } from '../../../record/cases';
import { reasons, say, type Act } from '../../../stories/act';
import { asUsual } from '../../../stories/commands';
import { CommittedCase } from '../../../stories/drivers/commit';
import { timeIn, type Seen } from '../../../stories/seen';
import * as steps from '../../../stories/steps';

/** A case of the record, in which people can go on giving commands. */
class SeededCase extends CommittedCase {
  constructor(
    stage: SeedStage,
    readonly caseId: string,
    standing: CommittedCase['standing'],
    private readonly beside: Pick<Seen, 'otherCaseId' | 'openingEntry'>,
  ) {
    super(stage, caseId, standing);
  }

  override get seen(): Seen {
    return { ...super.seen, ...this.beside };
  }
}

/** A made-up case as it stands now, by its key. */
export async function caseOf(key: string, stage: SeedStage): Promise<SeededCase> {
  const { db, seals, programmes, programme, now } = stage;
  const caseId = idFrom(key, 'case');
  const { sequence, coordinator } = await db
    .selectFrom('streams')
    .innerJoin('cases', 'cases.case_id', 'streams.id')
    .where('streams.id', '=', caseId)
    .select(['streams.sequence', 'cases.lead_coordinator_id as coordinator'])
    .executeTakeFirstOrThrow();
  const kase = await createCaseStates(seals).at(db, { kind: 'case', id: caseId }, sequence);
  const calendar = { timeZone: 'UTC', weekend: [], holidays: [] };
  const beside = { otherCaseId: idFrom(key === 'pre-release' ? 'programme' : 'pre-release', 'case') };
  const openingEntry = await firstEntryOf(stage, caseId);
  const facts = { now, calendar, programme: await programmes.get(programme.hash) };
  return new SeededCase(
    { ...stage, cast: { ...cast, coordinator } },
    caseId,
    { kase, facts },
    { ...beside, openingEntry },
  );
}

/** How many events a case has. */
export async function eventsOf({ db }: Pick<SeedStage, 'db'>, caseId: string): Promise<number> {
  const stream = db.selectFrom('streams').where('id', '=', caseId).select('sequence');
  return (await stream.executeTakeFirstOrThrow()).sequence;
}

/** The entry of a case's opening. */
export async function firstEntryOf({ db }: Pick<SeedStage, 'db'>, caseId: string): Promise<string> {
  const events = db.selectFrom('events').where('stream_id', '=', caseId).orderBy('sequence').select('event_id');
  return (await events.executeTakeFirstOrThrow()).event_id;
}

const tomorrow =
  (act: (startsAt: string) => Act): Act =>
  (seen) =>
    act(timeIn(seen, 'P1D'))(seen);

/** A case in its programme in which almost everything is asked of somebody, some of it because a day has come. */
export async function playBusy(stage: SeedStage): Promise<void> {
  const [programme] = tellStories(stage.now).filter(({ key }) => key === 'programme');
  if (!programme) throw new Error('there is no story of the programme');
  const from = (daysAgo: number, ...acts: readonly Act[]): Story['steps'] => acts.map((act) => ({ daysAgo, act }));
  const session = tomorrow((startsAt) => steps.planned({ startsAt }));
  const conference = tomorrow((startsAt) => steps.called({ startsAt }));
  const item = (ownerId: string, dueOn: string) => ({
    title: say('The cell'),
    disposition: { kind: 'action' as const, ownerId, dueOn, what: reasons },
  });
  const minutes = asUsual('recordConference', ({ now }) => ({ items: [item('teacher', now.slice(0, 10))] }));
  const about = steps.lastSession;
  const held = (concern: 'yes' | 'urgent'): readonly Act[] => [
    (seen) => [{ kind: 'session_report', answer: 'held', extra: { concern }, about: about(seen) }],
  ];
  const accepts: Act = (seen) => [{ kind: 'session_invitation', answer: 'accept', extra: {}, about: about(seen) }];
  await play(
    {
      ...programme,
      key: 'busy',
      alias: 'Beech-600',
      opening: {
        ...programme.opening,
        person: { givenName: 'Marek', familyName: 'Oduya', bornOn: '1991-02-11' },
      },
      steps: [
        ...programme.steps.filter(({ daysAgo }) => daysAgo > 55),
        ...from(14, conference),
        ...from(12, minutes),
        ...from(11, session, accepts),
        ...from(9, ...held('yes')),
        ...from(8, session, accepts),
        ...from(6, ...held('urgent')),
        ...from(3, session, accepts, conference),
      ],
    },
    stage,
  );
}
