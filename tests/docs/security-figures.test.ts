import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSecurityFigures, securityPage, securityPageWith } from '../../fixtures/make/security/security-figures.ts';

/** A page without the blanks and dashes by which tables are drawn. */
const plain = (page: string): string =>
  page
    .replace(/ *\| */g, '|')
    .replace(/-{3,}/g, '---')
    .replace(/ +$/gm, '');

test('what SECURITY.md says was measured is what was measured', () => {
  const page = readFileSync(securityPage, 'utf8');
  expect(plain(page)).toBe(plain(securityPageWith(page, readSecurityFigures())));
  // no figure of it stands elsewhere, where no command would mend it
  expect(page.replace(/<!-- measured -->[\s\S]*<!-- \/measured -->/, '')).not.toMatch(/seeds? \d+/i);
});

test('a page without a place for figures is an error', () => {
  expect(() => securityPageWith('# Security', readSecurityFigures())).toThrow('no place');
});
