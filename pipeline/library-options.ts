/** The options of the library at its door: what callers without types may hand over. */
import { z } from 'zod';
import { PipelineError } from './model/errors.ts';
import { Settings } from './run/settings.ts';

const text = z.string().optional();

const shapes = {
  workers: [Settings.shape.workers.optional(), 'a whole number from 1 to 256'],
  pageTimeout: [Settings.shape.pageTimeout.optional(), 'a number of seconds above 0'],
  memory: [z.number().int().min(1).optional(), 'a whole number of megabytes'],
  ocrData: [text, 'the path of a folder'],
  vocabulary: [text, 'the path of a folder'],
  decisions: [z.union([text, z.array(z.string())]), 'the path of a file, or a list of paths'],
  include: [
    z.array(z.literal('performance-agreement')).optional(),
    "a list that holds 'performance-agreement' or nothing",
  ],
  keepOfficials: [z.boolean().optional(), 'true or false'],
  cache: [text, 'the path of a folder'],
  onEvent: [z.custom((value) => value === undefined || typeof value === 'function'), 'a function'],
  signal: [z.instanceof(AbortSignal).optional(), 'an AbortSignal'],
} as const satisfies Record<string, readonly [z.ZodType, string]>;

/** Throws PipelineError `wrong-option` for an option that is not known or holds what it may not hold. */
export function refuseWrongOptions(options: object): void {
  for (const [name, value] of Object.entries(options)) {
    const given = shown(value);
    if (!Object.hasOwn(shapes, name)) {
      const known = Object.keys(shapes).join(', ');
      throw new PipelineError('wrong-option', `There is no option "${name}" (given: ${given}); these are: ${known}`);
    }
    const [shape, allowed] = shapes[name as keyof typeof shapes];
    if (shape.safeParse(value).success) continue;
    throw new PipelineError('wrong-option', `The option "${name}" must be ${allowed}, not ${given}`);
  }
}

function shown(value: unknown): string {
  const text = typeof value === 'function' ? 'a function' : (JSON.stringify(value) as string | undefined);
  return (text ?? String(value)).slice(0, 80);
}
