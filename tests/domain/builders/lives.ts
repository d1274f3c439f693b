import { live, type Moment } from '../../../simulation/life';
import { demo, paris, standard, youth } from '../../../stories/programmes';
import { createRandom } from '../../../stories/random';
import type { CaseFile } from '../../../stories/drivers/kernel/case-file';

export interface Lived {
  readonly file: CaseFile;
  readonly moments: readonly Moment[];
}

const programmes = [standard, demo, youth];

/** Lives of the simulation on each of the programmes; four of ten steps follow no plan. */
export function lives(count: number, seed: number): readonly Lived[] {
  return Array.from({ length: count }, (_, number) => {
    const moments: Moment[] = [];
    const random = createRandom(seed + number);
    const programme = programmes[number % programmes.length] ?? standard;
    const begins = '2031-03-03T08:00:00.000Z';
    const chance = { random, strays: 0.4, decisionsAtMost: 650 };
    const setting = { caseId: `case-${number}`, programme, calendar: paris, begins, years: 12, ...chance };
    return { file: live(setting, (moment) => moments.push(moment)), moments };
  });
}
