import type { SectionSeen } from '../sections/section';
import { answerWith, present, toldOf } from '../sections/told';
import type { IncentiveShown, VersionShown } from './response';

/** The ledger of incentives, the latest first; undefined for those who do not see it. */
export function incentivesOf(seen: SectionSeen, versions: readonly VersionShown[]): IncentiveShown[] | undefined {
  const { kase, entries, recordedOf } = seen;
  if (kase.incentives === undefined) return undefined;
  const aboutOf = aboutIn(seen, versions);
  const ledger = toldOf(entries, 'incentiveProposed').map(({ entry, data }): IncentiveShown => {
    const { incentiveId, kind, milestone, reasons, granterId } = data;
    const open = kase.incentives?.find((each) => each.incentiveId === incentiveId);
    return {
      incentiveId,
      kind,
      milestone: milestone.kind,
      ...aboutOf(milestone.about),
      ...present({ reasons }),
      granterId: open?.granterId ?? granterId,
      proposed: recordedOf(entry),
      state: open ? 'proposed' : 'lapsed',
      ...decisionOn(incentiveId, seen),
    };
  });
  return ledger.reverse();
}

/** The subject of a milestone: an objective by its title, a track by its code. */
function aboutIn(
  { kase }: SectionSeen,
  versions: readonly VersionShown[],
): (id: string | undefined) => Pick<IncentiveShown, 'objective' | 'track'> {
  const objectives = versions.flatMap((version) => version.objectives ?? []);
  const tracks = kase.plan?.tracks ?? [];
  return (id) =>
    present({
      objective: objectives.find(({ objectiveId }) => objectiveId === id)?.title,
      track: tracks.find(({ trackId }) => trackId === id)?.code,
    });
}

type Decision = Pick<IncentiveShown, 'state' | 'decided' | 'override' | 'says' | 'reasonCode' | 'revoked'>;

function decisionOn(incentiveId: string, { entries, recordedOf }: SectionSeen): Decision | undefined {
  const isIt = ({ data }: { readonly data: { readonly incentiveId: string } }): boolean =>
    data.incentiveId === incentiveId;
  const refused = toldOf(entries, 'incentiveRefused').findLast(isIt);
  if (refused) return { state: 'refused', reasonCode: refused.data.reasonCode, decided: recordedOf(refused.entry) };
  const granted = toldOf(entries, 'incentiveGranted').findLast(isIt);
  const revoked = toldOf(entries, 'incentiveRevoked').findLast(isIt);
  if (!granted && !revoked) return undefined;
  return {
    state: revoked ? 'revoked' : 'granted',
    ...(granted && {
      decided: recordedOf(granted.entry),
      ...present({ override: granted.data.override, says: answerWith(entries, granted.entry) }),
    }),
    ...(revoked && {
      revoked: {
        reasonCode: revoked.data.reasonCode,
        ...present({ reasons: revoked.data.reasons }),
        recorded: recordedOf(revoked.entry),
      },
    }),
  };
}
