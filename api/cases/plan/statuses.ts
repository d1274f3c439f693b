import { isBefore, type Phase } from '../../../shared/domain/path/phases';
import type { TimelineEntryResponse } from '../present-event';
import { toldOf } from '../sections/told';
import type { VersionShown } from './response';

type Status = VersionShown['status'];
type Entries = readonly TimelineEntryResponse[];

/** The plan, a revision that is drafted beside it, and the status of each version. */
interface Plans {
  phase: Phase | null;
  plan: number | null;
  revision: number | null;
  readonly statuses: Map<number, Status>;
}

type Step = (plans: Plans) => void;

/** The status of each version, as the rules of planning leave it (shared/domain/areas/plan, planning). */
export function statusesOf(entries: Entries): ReadonlyMap<number, Status> {
  const plans: Plans = { phase: null, plan: null, revision: null, statuses: new Map() };
  for (const { step } of [...stepsIn(entries)].sort((a, b) => a.number - b.number)) step(plans);
  return plans.statuses;
}

function stepsIn(entries: Entries): readonly { readonly number: number; readonly step: Step }[] {
  const each = <T extends Parameters<typeof toldOf>[1]>(
    type: T,
    stepOf: (data: ReturnType<typeof toldOf<T>>[number]['data']) => Step,
  ) => toldOf(entries, type).map(({ entry: { number }, data }) => ({ number, step: stepOf(data) }));
  return [
    ...each('phaseEntered', ({ phase }) => entered(phase)),
    ...each('wentBack', ({ to }) => wentBack(to)),
    ...each('planDrafted', ({ version }) => drafted(version)),
    ...each('planSubmitted', ({ version }) => became(version, 'submitted')),
    ...each('planRejected', ({ version }) => became(version, 'rejected')),
    ...each('planApproved', ({ version }) => approved(version)),
  ];
}

/** A revision ends with the phase. */
function entered(phase: Phase): Step {
  return (plans) => {
    plans.phase = phase;
    replace(plans, plans.revision);
    plans.revision = null;
  };
}

/** The plan has to be submitted again; one that was sent back has to be drafted anew. */
function wentBack(to: Phase): Step {
  return ({ plan, statuses }) => {
    if (plan !== null && !isBefore('planning', to) && statuses.get(plan) !== 'rejected') statuses.set(plan, 'draft');
  };
}

/** While it is planned, a draft takes the place of the plan; later it stands beside the plan until it is approved. */
function drafted(version: number): Step {
  return (plans) => {
    const isPlanned = plans.phase === 'planning' || plans.plan === null;
    replace(plans, isPlanned ? plans.plan : plans.revision);
    plans[isPlanned ? 'plan' : 'revision'] = version;
    plans.statuses.set(version, 'draft');
  };
}

function became(version: number, status: Status): Step {
  return (plans) => {
    // A reader who does not see what was drafted learns of a version by what came of it.
    if (version !== plans.plan && version !== plans.revision) drafted(version)(plans);
    plans.statuses.set(version, status);
  };
}

function approved(version: number): Step {
  return (plans) => {
    became(version, 'approved')(plans);
    if (version !== plans.revision) return;
    replace(plans, plans.plan);
    plans.plan = version;
    plans.revision = null;
  };
}

function replace({ statuses }: Plans, version: number | null): void {
  if (version !== null && statuses.get(version) !== 'rejected') statuses.set(version, 'superseded');
}
