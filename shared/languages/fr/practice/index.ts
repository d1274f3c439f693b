import { gather } from '../../practice/gather';
import { areas } from '../areas';
import { fields } from './fields';
import { options, optionsOf } from './options';
import { refusals } from './refusals';
import { vocabulary } from './vocabulary';

export const practice = gather(areas, { vocabulary, fields, options, optionsOf, refusals });
