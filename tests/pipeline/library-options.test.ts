import { expect, test } from 'vitest';
import { refuseWrongOptions } from '../../pipeline/library-options.ts';
import { extractDocuments } from '../../pipeline/api.ts';

test.each([
  [{ workers: 0 }, 'The option "workers" must be a whole number from 1 to 256, not 0'],
  [{ pageTimeout: '5' }, 'The option "pageTimeout" must be a number of seconds above 0, not "5"'],
  [
    { include: ['x'] },
    /^The option "include" must be a list that holds 'performance-agreement' or nothing, not \["x"\]$/,
  ],
  [{ wokers: 2 }, /^There is no option "wokers" \(given: 2\); these are: workers, /],
])('%j is refused by name, value and what is allowed', (options, says) => {
  expect(() => {
    refuseWrongOptions(options);
  }).toThrow(says);
});

test('options that are left out, or given as they should be, are taken', () => {
  expect(() => {
    refuseWrongOptions({ workers: 2, cache: undefined, include: ['performance-agreement'], onEvent: () => undefined });
  }).not.toThrow();
});

test('the library refuses a wrong option before it looks for documents', async () => {
  await expect(extractDocuments(['no-such-file'], { workers: 0 })).rejects.toMatchObject({
    refusal: { code: 'wrong-option' },
  });
});
