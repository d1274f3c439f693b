import { type Deadlines, type Reducers } from '../rules';

export const segregationEvents: Reducers<'segregationAlarmed'> = {
  segregationAlarmed: (kase) => kase,
};

export const segregationDeadlines: Deadlines = () => [];
