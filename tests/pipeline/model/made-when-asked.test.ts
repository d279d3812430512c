import { expect, test } from 'vitest';
import { madeWhenAsked } from '../../../pipeline/model/made-when-asked.ts';

test('a field is made when it is first asked for, and once', () => {
  const made: string[] = [];
  const maker = (name: string) => () => {
    made.push(name);
    return { name };
  };
  const fields = madeWhenAsked({ sooner: maker('sooner'), later: maker('later') });
  expect(made).toEqual([]);
  expect(fields.later).toBe(fields.later);
  expect(made).toEqual(['later']);
  expect(fields).toEqual({ sooner: { name: 'sooner' }, later: { name: 'later' } });
  expect(made).toEqual(['later', 'sooner']);
});

test('a field that could not be made says why whenever it is asked for', () => {
  const fields = madeWhenAsked<{ terms: string }>({
    terms: () => {
      throw new Error('terms.csv:4: too many fields');
    },
  });
  const ask = (): string => fields.terms;
  expect(ask).toThrow('terms.csv:4');
  expect(ask).toThrow('terms.csv:4');
});
