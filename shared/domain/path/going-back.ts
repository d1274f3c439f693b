import type { CaseState } from '../case';
import { followedUp, withdraw } from '../asking/asking';
import type { CommandRow, Practice } from '../kernel/area';
import { accept, reject } from '../kernel/rules';
import { commands } from './contract';
import { endingWith } from './moving-on';
import { isBefore, phaseNames, phasesInCustody, type Phase } from './phases';

/** The phases to which a case can go back. An accepted referral is not accepted again. */
const targets: readonly Phase[] = phasesInCustody.filter((phase) => phase !== 'release_decision');

/**
 * Going back to an earlier phase needs reasons (domain.md, "The path"). It is possible until an authority has decided
 * on a release. As a transition it is a reason to assess anew.
 */
export const goBack: CommandRow<'goBack'> = {
  body: commands.goBack,
  by: { functions: ['chair'], roles: ['coordinator'] },
  textsIn: 'identity',
  during: phasesInCustody,
  decide: (kase, { to, reasons }, facts, practice) => {
    const from = kase.phase;
    const earlier = targets.filter((each) => isBefore(each, from));
    if (kase.release) return reject('already_decided');
    if (!earlier.includes(to)) return reject('not_an_earlier_phase', 'to', { earlier });
    const { moments, tasks } = practice;
    return accept(
      { type: 'wentBack', data: { from, to, reasons } },
      ...moments.flatMap(({ endsOnGoingBack }) => endsOnGoingBack?.(kase, to) ?? []),
      // Gates ahead are decided anew; an assessment under way goes on.
      ...withdraw(kase, ({ kind }) => tasks[kind].ofGate === true, true),
      ...followedUp(kase, ...endingWith('phase', practice)),
      ...moments.flatMap(({ followsGoingBack }) => followsGoingBack?.(kase, to, facts) ?? []),
      { type: 'phaseEntered', data: { phase: to, from } },
      ...moments.flatMap(({ beginsOnGoingBack }) => beginsOnGoingBack?.({ ...kase, phase: to }, facts) ?? []),
    );
  },
};

/** Resets the gates from a phase on: each then needs another act of a person. */
export function reset(kase: CaseState, to: Phase, { moments }: Pick<Practice, 'moments'>): CaseState {
  const ahead = phaseNames.filter((phase) => !isBefore(phase, to));
  const resets = ahead.flatMap((phase) => moments.flatMap((each) => each.resets?.[phase] ?? []));
  return resets.reduce<CaseState>((state, resetIn) => ({ ...state, ...resetIn(state) }), kase);
}
