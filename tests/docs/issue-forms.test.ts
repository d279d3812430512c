import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readYaml, root } from './read-yaml.ts';

const folder = '.github/ISSUE_TEMPLATE';
const text = z.string().min(1);
const validations = z.strictObject({ required: z.boolean() }).optional();

/** The parts of GitHub's form schema that our forms use. */
const Question = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('markdown'), attributes: z.strictObject({ value: text }) }),
  z.strictObject({
    type: z.enum(['input', 'textarea']),
    id: z.string().regex(/^[a-z][a-z-]*$/),
    attributes: z.strictObject({
      label: text,
      description: text.optional(),
      placeholder: text.optional(),
      render: text.optional(),
    }),
    validations,
  }),
  z.strictObject({
    type: z.literal('checkboxes'),
    id: text,
    attributes: z.strictObject({
      label: text,
      options: z.array(z.strictObject({ label: text, required: z.boolean().optional() })).min(1),
    }),
  }),
]);
const Form = z.strictObject({
  name: text,
  description: text,
  title: text,
  labels: z.array(text),
  body: z.array(Question).min(1),
});

const required = (form: z.infer<typeof Form>): string[] =>
  form.body.flatMap((q) => ('validations' in q && q.validations?.required ? [q.id] : []));
const labelOf = (form: z.infer<typeof Form>, id: string): string | undefined =>
  form.body.flatMap((q) => ('id' in q && q.id === id ? [q.attributes.label] : []))[0];

describe('issue forms', () => {
  const names = readdirSync(join(root, folder)).sort();

  it('are these, and a switch that leaves other issues possible', () => {
    expect(names).toEqual(['config.yml', 'failed-document.yml', 'wrong-row.yml']);
    expect(readYaml(`${folder}/config.yml`)).toEqual({ blank_issues_enabled: true });
  });

  it.each(names.filter((name) => name !== 'config.yml'))(
    '%s can be shown, and no question has the id of another',
    (name) => {
      const form = Form.parse(readYaml(`${folder}/${name}`));
      const ids = form.body.flatMap((question) => ('id' in question ? [question.id] : []));
      expect(new Set(ids).size).toBe(ids.length);
    },
  );

  it.each(['wrong-row.yml', 'failed-document.yml'])('%s asks to leave out names and numbers of officials', (name) => {
    const form = Form.parse(readYaml(`${folder}/${name}`));
    expect(JSON.stringify(form.body[0])).toMatch(/leave out the names and staff numbers \(NIP\) of officials/);
    expect(form.body.at(-1)).toMatchObject({ id: 'officials', attributes: { options: [{ required: true }] } });
  });

  it('a wrong row cannot be reported without what the paper says, the page and run.json', () => {
    const form = Form.parse(readYaml(`${folder}/wrong-row.yml`));
    expect(required(form)).toEqual(['paper', 'dataset', 'page', 'run']);
    expect(labelOf(form, 'run')).toBe('run.json');
  });
});
