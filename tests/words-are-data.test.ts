import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { wordsInCode } from './words-in-code.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const sources = globSync(['pipeline/**/*.ts', 'extractors/**/*.ts', 'normalizers/**/*.ts', 'output/**/*.ts'], {
  cwd: root,
}).sort();
const known = new Set(read('normalizers/vocabulary/words.csv').trim().split('\n').slice(1));

/** Different words that one source file may hold; a list of more is data. */
const most = 12;

/** Files that hold more, and why their words are no data that a user could add to. */
const exceptions: Record<string, string> = {
  'normalizers/concepts/phrasing/measures.ts':
    'grammar of measures: growth against amount, score against grade, share against count',
  'normalizers/confidence/field-features.ts': 'grammar: words after which a text goes on',
  'normalizers/confidence/formula-features.ts': 'fixed with the weights that were measured with them (confidence.csv)',
  'normalizers/fields/divisions.ts': 'keys of the kinds of divisions.csv that are named and cut in a way of their own',
  'normalizers/fields/explanation.ts': 'grammar: how a sentence begins that gives a reason',
  'normalizers/fields/targets.ts': 'grammar of values: at least, at most, from ... to, no data',
  'normalizers/formula/compared.ts': 'grammar of formulas: words that compare, and what they are not',
  'normalizers/formula/divided.ts': 'grammar of formulas: words that divide, and what they are not',
  'normalizers/formula/formula.ts': 'grammar of formulas: how the name of a share or of a count begins',
  'normalizers/formula/phrase-end.ts': 'grammar of formulas: words around the phrases of a ratio',
  'normalizers/formula/ratio.ts': 'grammar of formulas: verbs that explain, words that both sides of a ratio have',
  'normalizers/formula/stacked.ts': 'grammar of formulas: words between two parts of one quantity',
  'normalizers/formula/tokens.ts': 'grammar of formulas: the words that open a quantity',
  'normalizers/formula/tree/growth.ts': 'grammar of formulas: this period and the one before',
  'normalizers/formula/tree/operators.ts': 'grammar of formulas: the operators in words',
  'normalizers/formula/zones.ts': 'grammar of formulas: labels of the parts of a cell, with what may stand around them',
  'normalizers/heading/body-kinds.ts': 'keys of the kinds of agencies.csv, the surest first',
  'normalizers/mending/mend.ts': 'grammar: small words that no mend may make',
  'normalizers/phrases/bounds.ts': 'grammar of bounds: at least, at most, above, below',
  'normalizers/text/numbers.ts': 'grammar: the numerals',
  'normalizers/text/title-case.ts': 'grammar: small words that stay small in names',
  'output/catalogue/forms/indicator-form.ts': 'the labels of a form, as BPS prints them',
  'pipeline/model/meaning/finding.ts': 'sentences for readers in Indonesia',
  'pipeline/model/print/flow.ts': 'grammar: words after which a text goes on',
};

describe('words are data', () => {
  const counted = sources.map((file) => [file, wordsInCode(read(file), known)] as const);
  const over = counted.filter(([, words]) => words.length > most);

  test(`no source file holds more than ${most} different Indonesian words, but those with a reason`, () => {
    expect(
      over.filter(([file]) => !exceptions[file]).map(([file, words]) => `${file}: ${words.length}, ${words.join(' ')}`),
    ).toEqual([]);
  });

  test('every exception is still needed', () => {
    const needed = over.map(([file]) => file);
    expect(Object.keys(exceptions).filter((file) => !needed.includes(file))).toEqual([]);
  });
});

describe('what counts as a word in code', () => {
  const some = new Set(['dinas', 'tahun', 'ini', 'jumlah', 'data', 'badan']);
  test.each([
    ['strings and templates', "const a = 'dinas, badan'; const b = `${a} tahun`;", ['badan', 'dinas', 'tahun']],
    ['patterns, without their escapes', String.raw`const a = /\bdinas\b|\stahun/i;`, ['dinas', 'tahun']],
    ['keys of objects', "const names = { dinas: 1, 'badan': 2 };", ['badan', 'dinas']],
    ['each word once', "const a = ['dinas', 'Dinas', 'DINAS'];", ['dinas']],
    ['no comments', '/** "dinas" */ const a = 1; // tahun', []],
    ['no types and names of modules', "import { a } from './dinas.ts'; type A = 'tahun' | 'ini';", []],
    ['no sentences in English', "const a = 'the name of a dinas'; const b = `no jumlah in ${a}`;", []],
    ['no words that English writes alike', "const a = 'data';", []],
    ['no words that nobody knows', "const a = 'kecapi';", []],
  ])('%s', (_, code, words) => {
    expect(wordsInCode(code, some)).toEqual(words);
  });
});
