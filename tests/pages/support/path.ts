import { play } from '../../../local/seed/play';
import type { SeedStage } from '../../../local/seed/stage';
import { since } from '../../../local/seed/stories';
import { underPlan } from '../../../stories/course';
import { say } from '../../../stories/act';

/** A case whose plan was approved four days ago, played by commands. */
export async function openInProgramme(stage: SeedStage): Promise<string> {
  const opened = 50;
  await play(
    {
      key: 'link-pages',
      alias: 'heron',
      coordinator: 'coordinator',
      opened,
      opening: {
        person: { givenName: 'Karim', familyName: 'Haddou', bornOn: '1994-05-02' },
        programme: 'standard',
        referringAgencyId: 'prison-service',
        referredById: 'facilityManager',
        facilityId: 'northfield',
        legalBasis: 'conviction',
        admittedOn: '2030-12-01',
        expectedReleaseOn: '2034-06-30',
        sentenceEndsOn: '2036-06-30',
        pathwayIn: say('Followed a friend into the group.'),
      },
      steps: since(opened, underPlan),
    },
    stage,
  );
  const { id } = await stage.db.selectFrom('streams').select('id').executeTakeFirstOrThrow();
  return id;
}
