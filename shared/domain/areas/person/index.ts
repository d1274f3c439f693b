import { area } from '../../kernel/area';

/** Markers of the person, and what courts have found so far (domain.md, `referred`, "juvenile"). */
export const person = area('person', {
  state: { markers: [], turnsAdultOn: null, convictedOn: null, paroleEligibleOn: null },
});
