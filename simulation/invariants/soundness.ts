import { commandBodies } from '../../shared/contracts/requests';
import type { CaseState, CommandName } from '../../shared/domain/case';
import { agenda, decide, moveOn, nextDeadlines } from '../../shared/domain/case-rules';
import { phaseNames } from '../../shared/domain/path/phases';
import { serviceActor } from '../../shared/domain/kernel/service';
import { directory } from '../crew';
import type { Moment } from '../life';
import { everyDecision, type Rule } from './rule';

const bytesAtMost = 64 * 1024;

const factsOf = ({ facts }: Moment) => ({ ...facts, actor: serviceActor, people: directory, newId: () => 'id' });
const copyOf = (kase: CaseState): CaseState => JSON.parse(JSON.stringify(kase)) as CaseState;
const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Invariants of every decision, in any order and at any time, cheap enough to check after each. */
export const sound = {
  nothingIsThrown: everyDecision(({ thrown }) => thrown),
  refusalsChangeNothing: everyDecision(({ refusal, before, kase, name }) => {
    if (!refusal) return null;
    if (kase !== before) return 'the state changed';
    const [field = ''] = refusal.path?.split('.') ?? [];
    const fields = [
      ...Object.keys(commandBodies[name as CommandName].shape),
      ...(name === 'answerTask' ? ['taskId', 'objectives'] : []),
    ];
    if (refusal.path !== undefined && !fields.includes(field)) return refusal;
    return refusal.path === undefined && !aboutTheWhole.includes(refusal.code) ? refusal : null;
  }),
  goingBackIsAnAct: everyDecision(({ before, kase, events }) => {
    const isBack = before && phaseNames.indexOf(kase.phase) < phaseNames.indexOf(before.phase);
    return isBack && !events.some(({ type }) => type === 'wentBack') ? `${before.phase} to ${kase.phase}` : null;
  }),
  theEndIsTheEnd: everyDecision(({ before, events }) =>
    before?.diedOn || before?.phase === 'closed' ? events.find(({ type }) => type !== 'entryCorrected') : null,
  ),
  nothingIsAskedOfTheDead: everyDecision(({ kase }) =>
    kase.diedOn ? Object.values(kase.tasks).find(({ status }) => status === 'open') : null,
  ),
} as const satisfies Readonly<Record<string, Rule>>;

/** Invariants that cost more to check than the decision did. */
export const thorough = {
  gatesAreNotLeftComplete: everyDecision((moment) =>
    moveOn(moment.kase, factsOf(moment)).length > 0 ? 'a gate was complete' : null,
  ),
  nothingDueIsLeft: everyDecision((moment) => {
    const past = nextDeadlines(moment.kase, moment.facts).filter(({ at }) => at <= moment.facts.now);
    if (past.length > 0) return past;
    const again = decide(moment.kase, { name: 'tick' }, factsOf(moment));
    return again.accepted && again.events.length > 0 ? again.events : null;
  }),
  agendaFollowsFromState: everyDecision(({ kase, facts }) => {
    const found = agenda(kase, facts);
    return isEqual(found, agenda(copyOf(kase), facts)) ? null : found;
  }),
  owedKeepsItsKey: everyDecision(({ before, kase, facts }) => {
    if (!before || before.suspended || kase.suspended || kase.diedOn) return null;
    if (!isEqual(before.functions, kase.functions)) return null;
    const owed = (of: CaseState) =>
      agenda(of, facts).owed.filter(({ taskId }) => before.tasks[taskId] === kase.tasks[taskId]);
    return isEqual(owed(before), owed(kase)) ? null : [owed(before), owed(kase)];
  }),
  recipientsAreKnown: everyDecision(({ kase, facts }) => {
    const { owed } = agenda(kase, facts);
    const asked = Object.values(kase.tasks).filter(({ status }) => status === 'open');
    const people = [...asked.map(({ assigneeId }) => assigneeId), ...owed.map(({ recipientId }) => recipientId)];
    const unknown = people.find((person) => !Object.hasOwn(directory, person));
    const keys = owed.map(({ key }) => key);
    return unknown ?? (new Set(keys).size < keys.length ? keys : null);
  }),
  theEndedAreOwedNothing: everyDecision(({ kase, facts }) => {
    const found = agenda(kase, facts);
    if (kase.diedOn && found.owed.length > 0) return found.owed;
    const isOver = kase.diedOn || kase.phase === 'closed';
    return isOver && (!found.ended || found.wakeAt !== null) ? found : null;
  }),
  statesStaySmall: everyDecision(({ kase }) => {
    const { length } = JSON.stringify(kase);
    return length < bytesAtMost ? null : length;
  }),
} as const satisfies Readonly<Record<string, Rule>>;

/** Rejections about the state of the case, not about a field of the body. */
const aboutTheWhole: readonly string[] = [
  'not_allowed_in_phase',
  'not_allowed_after_death',
  'not_allowed_while_suspended',
  'not_suspended',
  'activities_not_suspended',
  'custodian_missing',
  'gate_incomplete',
  'no_reassessment_due',
  'already_decided',
  'already_requested',
  'separation_of_duties',
  'sign_in_required',
];
