import type { Area } from '../kernel/area';
import { established, judged } from '../kernel/provenance';
import { withAll } from '../kernel/rules';
import { reset } from './going-back';

export const rows: Area<'path'>['events'] = {
  phaseEntered: {
    in: 'identity',
    progress: true,
    provenance: established(),
    reduce: (kase, { data: { phase }, at }, { moments }) =>
      withAll(
        { ...kase, phase, phaseSince: at, phasePaused: 0, phaseTargetPassed: false },
        moments.map(({ entered }) => entered?.(kase, phase, at)),
      ),
  },
  phaseTargetPassed: {
    in: 'identity',
    progress: true,
    provenance: established(),
    says: 'Target of the phase passed',
    reduce: (kase) => ({ ...kase, phaseTargetPassed: true }),
  },
  wentBack: {
    in: 'identity',
    progress: true,
    provenance: judged(),
    says: 'Gone back to an earlier phase',
    reduce: (kase, { data: { to } }, practice) => reset(kase, to, practice),
  },
};
