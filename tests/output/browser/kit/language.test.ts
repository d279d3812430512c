import { expect, test } from 'vitest';
import explanation from '../../../../output/browser/words/en/explain.json' with { type: 'json' };
import page from '../../../../output/browser/words/en/page.json' with { type: 'json' };
import sentences from '../../../../output/browser/words/en/sentences.json' with { type: 'json' };
import indonesianExplanation from '../../../../output/browser/words/id/explain.json' with { type: 'json' };
import issues from '../../../../output/browser/words/id/issues.json' with { type: 'json' };
import indonesianPage from '../../../../output/browser/words/id/page.json' with { type: 'json' };
import refusals from '../../../../output/browser/words/id/refusals.json' with { type: 'json' };
import indonesianSentences from '../../../../output/browser/words/id/sentences.json' with { type: 'json' };
import { causeCodes, changeKinds, editNames, tableKinds, indicatorLevels } from '../../../../pipeline/model/choices.ts';
import { refusalCodes } from '../../../../pipeline/model/errors.ts';
import { issueCodes } from '../../../../pipeline/model/issue.ts';
import { DocumentKind } from '../../../../pipeline/model/reading/source.ts';
import { Relation } from '../../../../pipeline/model/meaning/dataset.ts';

const placesIn = (text: string): string => (text.match(/\{\d/g) ?? []).sort().join();

test.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>]>([
  ['word', page, indonesianPage],
  ['sentence', sentences, indonesianSentences],
  ['word of an explanation', explanation, indonesianExplanation],
])('every %s stands in both languages, with the same places to fill', (_, english, other) => {
  expect(Object.keys(english).sort()).toEqual(Object.keys(other).sort());
  const odd = Object.entries(english).filter(
    ([key, text]) => text === '' || other[key] === '' || placesIn(text) !== placesIn(other[key]!),
  );
  expect(odd).toEqual([]);
});

test('every issue has its title and remedy in Indonesian, and no other code has', () => {
  expect(Object.keys(issues).sort()).toEqual(Object.keys(issueCodes).sort());
  expect(Object.values(issues).filter((texts) => texts.length !== 2 || texts.includes(''))).toEqual([]);
});

test('every refusal has its reason and remedy in Indonesian, and no other code has', () => {
  expect(Object.keys(refusals).sort()).toEqual(Object.keys(refusalCodes).sort());
  expect(Object.values(refusals).filter((texts) => texts.length !== 2 || texts.includes(''))).toEqual([]);
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

test('a remedy is said alike where it stands in a sentence', () => {
  const [english, indonesian]: Readonly<Record<string, string>>[] = [sentences, indonesianSentences];
  const said = Object.entries(refusalCodes).filter(([code]) => `remedy-${code}` in english!);
  expect(said.length).toBeGreaterThan(30);
  for (const [code, [, remedy]] of said) {
    expect(english![`remedy-${code}`]).toBe(remedy);
    expect(indonesian![`remedy-${code}`]).toBe(refusals[code as keyof typeof refusals][1]);
  }
});
