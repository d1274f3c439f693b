import type { TaskKind } from '../../domain/case';
import type { PracticeTexts, SharedWords, WordsOfAreas } from './words';

type Part = 'commands' | 'events' | 'tasks' | 'followUps' | 'requirements' | 'alsoMissing' | 'deadlines' | 'fieldsOf';

/** The words of one language: those of each area, beside those that all areas share. */
export function gather(areas: WordsOfAreas, { vocabulary, options, ...shared }: SharedWords): PracticeTexts {
  const joined = (part: Part): object =>
    Object.fromEntries(
      Object.values<Partial<Record<Part, object>>>(areas).flatMap((each) =>
        Object.entries<string | object>({ ...each[part] }),
      ),
    );
  const tasks = joined('tasks') as PracticeTexts['tasks'];
  const asked = Object.fromEntries(Object.entries(tasks).map(([kind, words]) => [kind, words.do])) as Record<
    TaskKind,
    string
  >;
  const { phases, functions, disciplines, knownBy, bases, sources, reliabilities, personKinds } = vocabulary;
  return {
    ...vocabulary,
    ...shared,
    // A phase and a discipline share a code.
    optionsOf: { phase: phases, from: phases, to: phases, ...shared.optionsOf },
    options: {
      ...bases,
      ...sources,
      ...reliabilities,
      ...personKinds,
      ...knownBy,
      ...asked,
      ...phases,
      ...functions,
      ...disciplines,
      ...options,
    },
    tasks,
    commands: joined('commands') as PracticeTexts['commands'],
    events: joined('events') as PracticeTexts['events'],
    followUps: joined('followUps') as PracticeTexts['followUps'],
    fieldsOf: joined('fieldsOf'),
    deadlines: joined('deadlines'),
    missing: { ...asked, ...joined('requirements'), ...joined('alsoMissing') } as PracticeTexts['missing'],
  };
}
