import { codes } from '../../contract/parts';

export const sections = {
  outcomes: {
    says: 'The codes with which a case is closed.',
    schema: codes,
  },
};
