import type { WordsOfAreas } from '../../practice/words';
import { asking } from './asking';
import { assessment } from './assessment';
import { background } from './background';
import { challenges } from './challenges';
import { closing } from './closing';
import { concerns } from './concerns';
import { conferences } from './conferences';
import { consent } from './consent';
import { contacts } from './contacts';
import { corrections } from './corrections';
import { dates } from './dates';
import { death } from './death';
import { functions } from './functions';
import { housing } from './housing';
import { incentives } from './incentives';
import { incidents } from './incidents';
import { intelligence } from './intelligence';
import { keepApart } from './keep-apart';
import { markers } from './markers';
import { objectives } from './objectives';
import { path } from './path';
import { planning } from './planning';
import { reassessment } from './reassessment';
import { referral } from './referral';
import { release } from './release';
import { segregation } from './segregation';
import { sessions } from './sessions';
import { suspension } from './suspension';
import { tracks } from './tracks';

/** The words of every area: the compiler names one that is missing. */
export const areas: WordsOfAreas = {
  asking,
  assessment,
  background,
  challenges,
  closing,
  concerns,
  conferences,
  consent,
  contacts,
  corrections,
  dates,
  death,
  functions,
  housing,
  incentives,
  incidents,
  intelligence,
  keepApart,
  markers,
  objectives,
  path,
  planning,
  reassessment,
  referral,
  release,
  segregation,
  sessions,
  suspension,
  tracks,
};
