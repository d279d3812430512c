import { expect, test } from 'vitest';
import { languageOf } from '../../../output/spoken/speech.ts';

test.each([
  [{ LANG: 'id_ID.UTF-8' }, 'id'],
  [{ LANG: 'in' }, 'id'],
  [{ LANG: 'id_ID.UTF-8', LC_ALL: 'C' }, 'en'],
  [{ LANG: 'en_GB.UTF-8', LC_MESSAGES: 'id_ID' }, 'id'],
  [{ LANG: 'id_ID', LC_ALL: '' }, 'id'],
  [{ LANG: 'ido' }, 'en'],
  [{}, 'en'],
])('%j asks for %s', (environment, language) => {
  expect(languageOf(environment)).toBe(language);
});
