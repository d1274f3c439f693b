import { type Area } from '../../kernel/area';
import { judged, toldByPerson } from '../../kernel/provenance';

export const rows: Area<'challenges'>['events'] = {
  challengeRecorded: {
    in: 'identity',
    provenance: toldByPerson(),
    reduce: (kase, { data: { challengeId, of, reviewerId } }) => ({
      ...kase,
      challenges: [...kase.challenges, { challengeId, of, reviewerId }],
    }),
  },
  challengeDecided: {
    in: 'identity',
    provenance: judged(),
    reduce: (kase, { data }) => ({
      ...kase,
      challenges: kase.challenges.filter(({ challengeId }) => challengeId !== data.challengeId),
    }),
  },
};
