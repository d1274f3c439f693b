import { type Programme, sections } from '../../programme/schema';
import { table } from '../markdown';
import { areaTable, taskTable } from './areas';
import { phaseTable, stateDiagram } from './states';

/** The parts of documents that the code writes, by the name in their markers. */
export async function madeParts(standard: Programme): Promise<Readonly<Record<string, readonly string[]>>> {
  return {
    states: stateDiagram(standard),
    phases: phaseTable(standard),
    areas: areaTable(),
    tasks: taskTable(standard),
    sections: table(
      ['part', 'what it decides'],
      Object.entries(sections).map(([name, says]) => [`\`${name}\``, says]),
    ),
  };
}

/**
 * A document with the text between `<!-- made: NAME -->` and `<!-- /made -->` written anew; the rest stays as written.
 * @throws where a marker names an unknown part
 */
export function withMade(document: string, parts: Readonly<Record<string, readonly string[]>>): string {
  return document.replace(/<!-- made: (\w+) -->\n[\s\S]*?<!-- \/made -->/g, (_whole, name: string) => {
    const lines = parts[name];
    if (!lines) throw new Error(`nothing is made under the name ${name}`);
    return [`<!-- made: ${name} -->`, '', ...lines, '<!-- /made -->'].join('\n');
  });
}
