import { z } from 'zod';
import { areDistinct, code, codes } from '../../contract/parts';
import { disciplines } from '../../vocabulary';

const measure = z.strictObject({ code, scale: codes });

/** One track of the programme: its discipline, the tracks before it, its modules and its measures. */
const track = z.strictObject({
  code,
  title: z.string().min(1),
  discipline: z.enum(disciplines).meta({ description: 'Whose work it is' }),
  voluntary: z
    .boolean()
    .default(false)
    .meta({ description: 'Voluntary sessions need the person’s consent; statutory ones go on without' }),
  group: z.boolean().default(false).meta({ description: 'Held with several people; stopped with group activities' }),
  presumesGuilt: z
    .boolean()
    .default(false)
    .meta({ description: 'Takes for granted that the person did it: not before a conviction' }),
  accreditation: code.optional().meta({ description: 'What the specialist must be accredited for' }),
  requires: z.array(code).default([]).meta({ description: 'Tracks that are completed first; they stand before' }),
  modules: z.array(code).default([]).meta({ description: 'What a session of the track can be about' }),
  measures: z.array(measure).default([]).meta({ description: 'What is measured before and after, lowest level first' }),
});
export const sections = {
  tracks: {
    says: 'The strands of the work: whose it is, what comes before, what it is made of, how it is measured.',
    schema: z
      .array(track)
      .min(1)
      .refine((all) => areDistinct(all.map((each) => each.code)), 'two tracks have the same code')
      .superRefine((all, context) => {
        const known = all.map((each) => each.code);
        all.forEach(({ requires }, index) => {
          requires.forEach((before, place) => {
            if (known.indexOf(before) < 0 || known.indexOf(before) >= index)
              context.addIssue({
                code: 'custom',
                path: [index, 'requires', place],
                message: 'a track that stands before this one is meant, so that none waits for itself',
              });
          });
        });
      }),
  },
};
