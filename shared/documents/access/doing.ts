import type { CommandName, TaskKind } from '../../domain/case';
import { eventRows, taskRows } from '../../domain/catalogue';
import { compartments, isRestricted } from '../../domain/compartments';
import { compartmentOfAnswer, compartmentOfCommand, compartmentOfTask, tasksOf } from '../../policy/where-it-lies';
import { readingOf } from '../../policy/what-is-decided';
import { commandGrants } from '../../policy/who-may-act';
import { directoryGrants, grantsByCase } from '../../policy/directory';
import { eventTypes } from '../../domain/case-rules';
import type { AccessOfEvent } from '../../domain/kernel/area';
import { rolesOverReads } from '../../policy/matrix';
import { asPublished, spoken, table } from '../markdown';

/** Who gives which command. */
export function commandSection(published: string): readonly string[] {
  const names = Object.keys(commandGrants) as (keyof typeof commandGrants)[];
  return [
    '## Who gives which command',
    '',
    'By function in the case, or by an account role over the cases within its reach and those that its holder leads. Where the',
    'table gives no W to whoever gives a command, the last column says why they give it.',
    '',
    ...table(
      ['command', 'by function', 'by account role', 'its text lies in', 'although the table gives no W'],
      asPublished(
        published,
        names.map((name) => {
          const { functions = [], roles = [], assignee, author, although = '' } = commandGrants[name];
          const asked = assignee ? ['whoever is asked'] : author ? ['whoever made the entry'] : [];
          const who = [...functions.map(spoken), ...asked].join(', ');
          return [`\`${name}\``, who, roles.map(spoken).join(', '), textLiesIn(name), although];
        }),
      ),
    ),
  ];
}

function textLiesIn(name: CommandName): string {
  if (name === 'answerTask') return 'where its task says';
  return name === 'correctEntry' ? 'where that of the entry does' : compartmentOfCommand(name);
}

/** Who sees what people are asked. */
export function taskSection(): readonly string[] {
  const kinds = Object.keys(taskRows) as TaskKind[];
  const apart = compartments
    .filter((name) => name !== 'identity')
    .flatMap((name) => tasksOf(name).subjects.map((subject) => `\`${subject}\` in ${name}`));
  return [
    '## What people are asked',
    '',
    'A task is seen by whoever is asked, and by whoever sees how the case goes and the compartment that it lies in, in full or',
    'in summary; of a restricted compartment, by whoever sees that it is there, since it is owed whether or not anything is in',
    'it. Its answer is seen by whoever sees the compartment of the answer in full.',
    '',
    'Nobody decides on something that they may not read: while a task is open, its assignee reads the entries that the last',
    'column names, as far as they are what the task is about, with their texts and corrections, whatever the table shows them.',
    'This opens no restricted compartment, and ends with the task.',
    '',
    ...table(
      ['task', 'lies in', 'its answer lies in', 'shows its assignee'],
      kinds.map((kind) => {
        const shown = (readingOf(kind)?.types ?? []).filter((type) => !isRestricted(eventRows[type].in));
        return [
          `\`${kind}\``,
          compartmentOfTask({ kind, about: '' }),
          compartmentOfAnswer(kind),
          shown.map((type) => `\`${type}\``).join(', '),
        ];
      }),
    ),
    `A follow-up lies where what it follows lies: ${apart.join(', ')}, every other in identity. What a list`,
    'tells of when something falls due, and whether it is overdue, counts what its reader sees.',
    '',
  ];
}

/** Who sees what happened. */
export function eventSection(published: string): readonly string[] {
  return [
    '## What happened',
    '',
    'Whoever sees how a case goes under its alias sees the codes and dates of events marked *goes*, and of others in identity',
    'that they happened. An event marked *task* is seen by whoever sees its task; one marked *entry* lies where the entry does',
    'that it is about, and is seen by whoever sees that. One marked *concern* is seen, as a line, by whoever sees only that a',
    'concern was raised; one marked *told of* is hidden from those to whom the compartment after it is not there at all. A',
    'part of an event that is named with another compartment is told to its author and to whoever sees that one as well.',
    '',
    'An entry of a restricted compartment, and a correction of one, is seen in full by whoever sees the compartment in full.',
    'To others to whom it is there, and who see how the case goes, it is one line: that there is a restricted entry, by whom',
    'and since when, without its kind. To everybody else there is no such entry: not in counts, numbers, pages, answers,',
    'tasks, mails or refusals. Commands that write there are named `restricted` in the record, the read log, logs and metrics.',
    '',
    ...table(
      ['event', 'lies in', ''],
      asPublished(
        published,
        eventTypes.map((type) => {
          const row: AccessOfEvent = eventRows[type];
          const marks = [
            row.progress && 'goes',
            row.ofTask && 'task',
            row.ofEntry && 'entry',
            row.concern && 'concern',
            row.toldOf && `told of ${row.toldOf}`,
            ...Object.entries(row.elsewhere ?? {}).map(([part, compartment]) => `\`${part}\` in ${compartment}`),
          ].filter(Boolean);
          return [`\`${type}\``, row.ofEntry ? 'as its entry' : row.in, marks.join(', ')];
        }),
      ),
    ),
  ];
}

/** Grants outside the cases. */
export function elsewhereSection(): readonly string[] {
  const says = {
    names: 'see the names of those who work in the programme',
    addresses: 'see their addresses',
    qualifications: 'see what they are accredited for, and until when they are vetted',
    signIns: 'see how they sign in',
    change: 'change the directory, its calendars and places',
  } as const satisfies Record<keyof typeof directoryGrants, string>;
  const rows = (Object.keys(says) as (keyof typeof says)[]).map((grant) => [
    says[grant],
    directoryGrants[grant].map(spoken).join(', '),
  ]);
  return [
    '## Beside the cases',
    '',
    'Everybody who signs in sees who is in the directory by id, with agency, account roles, disciplines, language, time',
    'zone and whether their part has ended, and all of themselves.',
    '',
    `People who are part of a case read the names of others whose ids the case shows them. ${grantsByCase.names}`,
    '',
    ...table(['who may', 'account roles'], [...rows, ['list who read what', rolesOverReads.map(spoken).join(', ')]]),
  ];
}
