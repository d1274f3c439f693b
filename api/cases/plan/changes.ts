import { objectiveTexts, type ObjectiveShown, type PlanChange, type VersionShown } from './response';

type Compared = Pick<VersionShown, 'aim' | 'tracks' | 'objectives'>;

/**
 * The changes of a version of a plan. Each version gives its objectives new ids, so that they are the same where their
 * titles are; one without a title that the reader sees is compared with nothing.
 */
export function changesBetween(before: Compared, after: Compared): PlanChange[] {
  return [
    ...aimChanged(before, after),
    ...objectivesChanged(before.objectives ?? [], after.objectives ?? []),
    ...tracksChanged(before.tracks ?? [], after.tracks ?? []),
  ];
}

function aimChanged({ aim: from }: Compared, { aim: to }: Compared): PlanChange[] {
  return from === undefined || to === undefined || from === to ? [] : [{ what: 'aim_changed', from, to }];
}

function objectivesChanged(before: readonly ObjectiveShown[], after: readonly ObjectiveShown[]): PlanChange[] {
  const titled = (objectives: readonly ObjectiveShown[]): ReadonlyMap<string, ObjectiveShown> =>
    new Map(objectives.flatMap((each) => (each.title === undefined ? [] : [[each.title.trim(), each] as const])));
  const [former, present] = [titled(before), titled(after)];
  return [
    ...[...present].flatMap(([title, objective]): PlanChange[] => {
      const same = former.get(title);
      if (!same) return [{ what: 'objective_added', title }];
      const fields = fieldsChanged(same, objective);
      return fields.length > 0 ? [{ what: 'objective_changed', title, fields }] : [];
    }),
    ...[...former.keys()]
      .filter((title) => !present.has(title))
      .map((title): PlanChange => ({ what: 'objective_dropped', title })),
  ];
}

function fieldsChanged(before: ObjectiveShown, after: ObjectiveShown): string[] {
  const texts: string[] = objectiveTexts.filter((field) => before[field] !== after[field]);
  return [...texts, ...(before.actors.join() === after.actors.join() ? [] : ['actors'])];
}

function tracksChanged(before: readonly string[], after: readonly string[]): PlanChange[] {
  return [
    ...after.filter((track) => !before.includes(track)).map((track): PlanChange => ({ what: 'track_added', track })),
    ...before.filter((track) => !after.includes(track)).map((track): PlanChange => ({ what: 'track_dropped', track })),
  ];
}
