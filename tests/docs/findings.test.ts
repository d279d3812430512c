import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checks } from '../../normalizers/checks/checks.ts';
import { findingsTable } from './findings-table.ts';
import { findingText, findingTexts } from '../../pipeline/model/meaning/finding.ts';
import { issueCodes } from '../../pipeline/model/issue.ts';

describe('findings', () => {
  it('are documented as reports explain them', () => {
    const page = readFileSync(new URL('../../docs/findings.md', import.meta.url), 'utf8');
    expect(page).toContain(findingsTable());
  });
  it('have one check each, with severity and texts of the table of issues', () => {
    const codes = checks.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { code, severity, explanation, resolve } of checks) {
      expect(severity).toBe(issueCodes[code][0]);
      expect({ explanation, resolve }).toEqual(findingTexts[code]);
    }
  });
  it('are explained in two languages, other issues are not findings', () => {
    for (const { explanation, resolve } of Object.values(findingTexts)) {
      for (const text of [explanation.id, explanation.en, resolve.id, resolve.en])
        expect(text).toMatch(/^\p{Lu}.+\.$/u);
    }
    expect(findingText('page-blank')).toBeNull();
  });
});
