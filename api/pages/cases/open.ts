import { z } from 'zod';
import { compartmentOfCommand } from '../../../shared/policy/where-it-lies';
import { mayOpenCase } from '../../../shared/policy/who-may-act';
import { openCaseOperation } from '../../commands/open-case';
import { forbidden } from '../../errors/problem';
import { formOf } from '../../forms/form';
import { readersOf } from '../forms/readers';
import { openForm, takeForm } from '../forms/flow';
import type { Subject } from '../forms/subject';
import type { Page, Visit } from '../page';
import { hrefTo, paths } from '../paths';

/** Opens a case. */
export const newCase: Page = {
  name: 'newCase',
  path: paths.newCase,
  keepsDrafts: true,
  get: (visit) => openForm(visit, subjectOf(visit)),
  post: (visit, posted) => takeForm(visit, subjectOf(visit), posted),
};

const opened = z.object({ caseId: z.string() });

function subjectOf({ caller, voice, call }: Visit): Subject {
  if (!mayOpenCase(caller)) throw forbidden();
  const { translator, timeZone } = voice;
  const { title } = translator.practice.commands.openCase;
  return {
    form: () => formOf('openCase'),
    action: hrefTo(paths.newCase, {}),
    of: {},
    title,
    send: title,
    section: 'cases',
    kase: null,
    saying: { translator, timeZone, nameOf: () => undefined },
    timeZone,
    readers: readersOf(compartmentOfCommand('openCase'), translator),
    give: async (body, key) => {
      const { caseId } = opened.parse(await call(openCaseOperation, { body, key }));
      return hrefTo(paths.case, { caseId }, { done: 'openCase' });
    },
  };
}
