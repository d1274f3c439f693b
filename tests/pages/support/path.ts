import * as path from '../../../local/seed/path';
import type { Stage } from '../../../local/seed/giving';
import { play } from '../../../local/seed/play';
import { text } from '../../../local/seed/step';

/** A case whose plan was approved four days ago, by the commands that people would have given. */
export async function openInProgramme(stage: Stage): Promise<string> {
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
        pathwayIn: text('Followed a friend into the group.'),
      },
      steps: [
        ...path.accepted(opened, 'coordinator'),
        ...path.screened(opened),
        ...path.assessed(opened, 'coordinator'),
        ...path.classified(opened, 'coordinator', '2031-12-01'),
        ...path.planSubmitted(opened, 'coordinator', '2031-07-01'),
        ...path.planApproved(opened, 'coordinator'),
      ],
    },
    stage,
  );
  const { id } = await stage.db.selectFrom('streams').select('id').executeTakeFirstOrThrow();
  return id;
}
