import { expect, it } from 'vitest';
import { datasetJsonSchema } from '../../../output/dataset/schema.ts';
import { validateDataset } from '../../../output/dataset/validate.ts';
import { sampleDataset } from '../sample-dataset.ts';

const raw = (): Record<string, never> & { indicators: Record<string, unknown>[] } =>
  JSON.parse(JSON.stringify(sampleDataset())) as never;

it('finds nothing wrong with a sound dataset', () => {
  expect(validateDataset(raw())).toEqual([]);
});

it('names path, expected and actual of a wrong value', () => {
  const json = raw();
  json.indicators[1]!['confidence'] = 1.5;
  (json.indicators[0]!['formula'] as Record<string, unknown>)['form'] = 'tower';
  json.indicators[2]!['position'] = 'first';
  expect(validateDataset(json)).toEqual([
    {
      path: 'indicators[0].formula.form',
      expected: 'one of "bar", "lines", "slash", "prose", "latex", "html", "none"',
      actual: '"tower"',
    },
    { path: 'indicators[1].confidence', expected: 'at most 1', actual: '1.5' },
    { path: 'indicators[2].position', expected: 'a value of type number', actual: '"first"' },
  ]);
});

it('names a missing and an unknown field', () => {
  const json = raw();
  delete json.indicators[0]!['goal'];
  json.indicators[0]!['gaol'] = 'x';
  expect(validateDataset(json)).toEqual([
    { path: 'indicators[0].goal', expected: 'a value of type string', actual: 'nothing' },
    { path: 'indicators[0].gaol', expected: 'no such field', actual: '"x"' },
  ]);
});

it('says what a file that is no dataset is', () => {
  expect(validateDataset('hello')).toEqual([
    { path: '(the whole file)', expected: 'a value of type object', actual: '"hello"' },
  ]);
});

it('finds ids that are used twice and ids that nothing has', () => {
  const json = raw();
  json.indicators[1]!['id'] = 'i-1';
  json.indicators[0]!['agency'] = 'nobody';
  const problems = validateDataset(json);
  expect(problems).toContainEqual({
    path: 'indicators[1].id',
    expected: 'an id of its own',
    actual: 'the id of indicators[0]',
  });
  expect(problems).toContainEqual({
    path: 'indicators[0].agency',
    expected: 'the id of an agency of this dataset',
    actual: '"nobody"',
  });
  expect(problems).toContainEqual({
    path: 'issues[0].indicator',
    expected: 'the id of an indicator of this dataset',
    actual: '"i-2"',
  });
});

it('misses the evidence of a field that holds a value, and a page that the document has not', () => {
  const json = raw();
  const evidence = json.indicators[0]!['evidence'] as Record<string, Record<string, unknown>>;
  delete evidence['formula'];
  evidence['name']!['page'] = 7;
  expect(validateDataset(json)).toEqual([
    { path: 'indicators[0].evidence.formula', expected: 'evidence for formula', actual: 'nothing' },
    { path: 'indicators[0].evidence.name.page', expected: 'a page from 1 to 1', actual: '7' },
  ]);
});

it('takes the evidence of a part for evidence of the field', () => {
  const json = raw();
  const evidence = json.indicators[0]!['evidence'] as Record<string, unknown>;
  evidence['formula.numerator'] = evidence['formula'];
  delete evidence['formula'];
  expect(validateDataset(json)).toEqual([]);
});

it('describes the dataset as JSON Schema with every field of an indicator required', () => {
  const schema = datasetJsonSchema() as {
    $schema: string;
    properties: { indicators: { items: { required: string[]; additionalProperties: boolean } } };
  };
  expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  expect(schema.properties.indicators.items.required.slice(0, 4)).toEqual(['id', 'document', 'agency', 'position']);
  expect(schema.properties.indicators.items.additionalProperties).toBe(false);
});
