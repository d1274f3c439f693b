import { area } from '../../kernel/area';
import { holder, needs } from '../../path/gates';
import { rows as commandRows } from './commands';
import { rows as eventRows } from './events';
import { sections } from './programme';
import { isCommented } from './rules';

/** The basis of an assessment beside its instrument, and the person's comment on it (domain.md, `assessing`). */
export const background = area('background', {
  state: { background: [], concern: null, comment: null },
  commands: commandRows,
  events: eventRows,
  requirements: {
    background: {
      codes: { background_: 'assessment' },
      at: ['assessing', 'classifying', 'planning'],
      asksForNothing: ({ background: areas }) => areas.length === 0,
      missing: (kase, { programme }) =>
        programme.background
          .filter((each) => !kase.background.includes(each))
          .map((each) => ({ code: `background_${each}`, owedBy: holder(kase, 'lead_coordinator') })),
    },
    person_comment: {
      codes: { person_comment: 'assessment' },
      at: ['assessing', 'classifying', 'planning'],
      missing: (kase) => needs(!isCommented(kase), 'person_comment', kase, 'lead_coordinator'),
    },
  },
  resets: { assessing: () => ({ comment: null }) },
  programme: sections,
});
