import { z } from 'zod';
import type { TaskKind } from '../case';
import { duration } from '../contract/parts';
import type { Practice } from '../kernel/area';
import { caseFunctions } from '../vocabulary';

/** The window of each kind of task. Older definitions lack kinds that have a default. */
export function taskWindows(kinds: Practice['tasks']): z.ZodType {
  const windows = Object.entries(kinds).map(([kind, { defaultWindow }]) => [
    kind,
    defaultWindow === null ? duration : duration.default(defaultWindow),
  ]);
  return z.strictObject(Object.fromEntries(windows) as Readonly<Record<TaskKind, z.ZodType>>);
}

const rung = z.strictObject({
  at: z.number().positive().meta({ description: 'The share of the window that has passed; 1 is the due time' }),
  to: z.enum(['assignee', ...caseFunctions]),
});
const ladder = z
  .array(rung)
  .refine(
    (rungs) => rungs.every(({ at }, index) => at > (rungs[index - 1]?.at ?? 0)),
    'each rung comes later than the last',
  );

/** Ladders by kind of task. shared/programme checks with the policy who may be notified of which kind. */
export function ladders(kinds: readonly TaskKind[]): z.ZodType {
  return z
    .strictObject({ default: ladder })
    .catchall(ladder)
    .meta({ propertyNames: { enum: ['default', ...kinds] } })
    .superRefine((all, context) => {
      for (const kind of Object.keys(all)) {
        if (kind === 'default' || (kinds as readonly string[]).includes(kind)) continue;
        context.addIssue({ code: 'custom', path: [kind], message: 'no kind of task has this name' });
      }
    });
}
