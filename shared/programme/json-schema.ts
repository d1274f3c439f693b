import { z } from 'zod';
import { programmeSchema, sections, type Programme } from './schema';

/**
 * docs/programme.schema.json: lets an editor complete and check a definition while it is written. It finds less than
 * `programme:check`, which also compares one part with another.
 */
export function editorSchema(): string {
  const { properties = {}, ...schema } = z.toJSONSchema(programmeSchema, { io: 'input' });
  const described: Record<string, object> = {};
  for (const [name, each] of Object.entries(properties))
    described[name] = { ...(each as object), title: name, description: sections[name as keyof Programme] };
  const whole = { title: 'Programme definition of Throughcare', ...schema, properties: described };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
