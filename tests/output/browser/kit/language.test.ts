import { expect, test } from 'vitest';
import issues from '../../../../output/browser/words/issues.json' with { type: 'json' };
import page from '../../../../output/browser/words/page.json' with { type: 'json' };
import refusals from '../../../../output/browser/words/refusals.json' with { type: 'json' };
import { causeCodes, changeKinds, editNames, tableKinds, indicatorLevels } from '../../../../pipeline/model/choices.ts';
import { refusalCodes } from '../../../../pipeline/model/errors.ts';
import { issueCodes } from '../../../../pipeline/model/issue.ts';
import { DocumentKind } from '../../../../pipeline/model/reading/source.ts';
import { Relation } from '../../../../pipeline/model/meaning/dataset.ts';

const placesIn = (text: string): string[] => (text.match(/\{\d\}/g) ?? []).sort();

test('every word of a page stands in both languages, with the same places to fill', () => {
  const odd = Object.entries(page).filter(
    ([, { id, en }]) => id === '' || en === '' || placesIn(id).join() !== placesIn(en).join(),
  );
  expect(odd).toEqual([]);
});

test('every issue has its title and remedy in Indonesian, and no other code has', () => {
  expect(Object.keys(issues).sort()).toEqual(Object.keys(issueCodes).sort());
  expect(Object.values(issues).filter((texts) => texts.length !== 2 || texts.includes(''))).toEqual([]);
});

test('every refusal of a document or page has its reason and remedy in Indonesian', () => {
  expect(Object.keys(refusals).filter((code) => !(code in refusalCodes))).toEqual([]);
});

test('every name of the data that a page shows has words', () => {
  const names = [
    causeCodes,
    changeKinds,
    editNames,
    tableKinds,
    indicatorLevels,
    DocumentKind.options,
    Relation.options,
  ];
  expect(names.flat().filter((name) => !(name in page))).toEqual([]);
});
