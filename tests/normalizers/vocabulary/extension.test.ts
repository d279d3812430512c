import { describe, expect, test } from 'vitest';
import type { PipelineError } from '../../../pipeline/model/errors.ts';
import { extendTexts } from '../../../normalizers/vocabulary/extension.ts';
import { vocabularyHash } from '../../../normalizers/vocabulary/texts.ts';

const ours = {
  'kinds.csv': 'file,kind,meanings,note\nterms,term,open,\nunits,unit,open,\nmeasures,lead,closed,\n',
  'terms.csv':
    'kind,alias,canonical,form,from,to,basis,source,note\n' +
    'term,SPM,standard,short,,,PP 2/2018,,\n' +
    'term,Standar Pelayanan Minimal,standard,name,,,,,\n' +
    'term,LKK,village-body,short,,,,,\n',
  'units.csv': 'kind,alias,canonical,form,label,per,from,to,basis,source,note\nunit,%,%,name,persen,100,,,,,\n',
  'measures.csv': 'kind,alias,canonical,form,from,to,basis,source,note\nlead,jumlah,count,name,,,,,\n',
  'headings.csv': 'role,heading,strength,note\nunit,Satuan,strong,\nformula,Rumus,strong,\n',
  'content.csv': 'kind,word,note\nband,aspek,\n',
  'words.csv': 'word\nada\nyang\n',
  'confidence.csv': 'kind,term,weight\n',
};

const lines = (theirs: Record<string, string>, name: string) =>
  (extendTexts(ours, theirs, 'mine')[name] ?? '').trim().split('\n').slice(1);

function refusal(theirs: Record<string, string>): { code: string; file: string; reason: string } {
  try {
    extendTexts(ours, theirs, 'mine');
  } catch (error) {
    return (error as PipelineError).refusal;
  }
  throw new Error('nothing was refused');
}

const short = 'kind,alias,canonical\n';

describe('lines of a user', () => {
  test('are added before ours, with the form that their look tells', () => {
    expect(lines({ 'terms.csv': `${short}term,BLT,cash-aid\nterm,Bantuan Langsung,cash-aid\n` }, 'terms.csv')).toEqual([
      'term,BLT,cash-aid,abbreviation,,,,,,',
      'term,Bantuan Langsung,cash-aid,variant,,,,,,',
      'term,SPM,standard,short,,,PP 2/2018,,,',
      'term,Standar Pelayanan Minimal,standard,name,,,,,,',
      'term,LKK,village-body,short,,,,,,',
    ]);
  });

  test('take the place of ours, however the alias is written, and leave its old meaning nothing', () => {
    expect(lines({ 'terms.csv': `${short}term,spm,order\n` }, 'terms.csv')).toEqual([
      'term,spm,order,variant,,,,,,',
      'term,Standar Pelayanan Minimal,standard,name,,,,,,',
      'term,LKK,village-body,short,,,,,,',
    ]);
  });

  test('that mean the same as ours keep what they do not say', () => {
    expect(lines({ 'terms.csv': `${short}term,SPM,standard\n` }, 'terms.csv')[0]).toBe(
      'term,SPM,standard,short,,,PP 2/2018,,,',
    );
  });

  test('take ours away with the meaning "-"', () => {
    expect(lines({ 'terms.csv': `${short}term,LKK,-\nterm,Standar Pelayanan Minimal,-\n` }, 'terms.csv')).toEqual([
      'term,SPM,standard,short,,,PP 2/2018,,,',
    ]);
  });

  test('for one sector leave our meaning to the others', () => {
    const text = 'kind,alias,canonical,sector\nterm,SPM,order,keuangan\n';
    expect(lines({ 'terms.csv': text }, 'terms.csv').slice(0, 2)).toEqual([
      'term,SPM,order,abbreviation,,,,,,keuangan',
      'term,SPM,standard,short,,,PP 2/2018,,,',
    ]);
  });

  test('give a unit the label and multiple of its meaning', () => {
    expect(lines({ 'units.csv': `${short}unit,prsn,%\n` }, 'units.csv')[0]).toBe(
      'unit,prsn,%,variant,persen,100,,,,,,',
    );
  });

  test('may come from a spreadsheet: semicolons, a byte order mark, carriage returns', () => {
    const text = '\uFEFFkind;alias;canonical\r\nterm;BLT;cash-aid\r\n;;\r\n';
    expect(lines({ 'terms.csv': text }, 'terms.csv')[0]).toBe('term,BLT,cash-aid,abbreviation,,,,,,');
  });

  test('give headings, content words and words too', () => {
    expect(
      lines({ 'headings.csv': 'role,heading\ndataSource,Asal Data\nunit,SATUAN\nformula,Rumus\n' }, 'headings.csv'),
    ).toEqual(['dataSource,Asal Data,strong,', 'unit,SATUAN,strong,', 'formula,Rumus,strong,']);
    expect(lines({ 'headings.csv': 'role,heading\n-,Rumus\n' }, 'headings.csv')).toEqual(['unit,Satuan,strong,']);
    expect(lines({ 'content.csv': 'kind,word\nband,klaster\n' }, 'content.csv')).toEqual([
      'band,aspek,',
      'band,klaster,',
    ]);
    expect(lines({ 'words.csv': 'word\nsubak\nada\n' }, 'words.csv')).toEqual(['ada', 'subak', 'yang']);
  });

  test('that say nothing new leave the hash of the vocabulary, comments do not change it', () => {
    const hash = (text: string) => vocabularyHash(extendTexts(ours, { 'terms.csv': text }, 'mine'));
    expect(hash(`${short}term,BLT,cash-aid\n`)).toBe(hash(`# ours\n${short}\nterm,BLT,cash-aid\n`));
    expect(hash(`${short}term,BLT,cash-aid\n`)).not.toBe(hash(`${short}term,BLT,cash\n`));
  });
});

describe('faults of a user', () => {
  test.each([
    [
      'a second meaning',
      'terms.csv',
      `${short}term,BLT,a\nterm,blt,b\n`,
      'mine/terms.csv:3',
      'alias "blt" has two meanings: "a" (line 2) and "b"',
    ],
    [
      'an unknown kind',
      'terms.csv',
      `${short}tern,BLT,a\n`,
      'mine/terms.csv:2',
      'unknown kind "tern"; this file has term',
    ],
    [
      'an unknown form',
      'terms.csv',
      'kind,alias,canonical,form\nterm,BLT,a,long\n',
      'mine/terms.csv:2',
      'form must be one of name, short, abbreviation, old-abbreviation, old-name, variant, misspelling, not "long"',
    ],
    [
      'a meaning that code would not know',
      'measures.csv',
      `${short}lead,banyak,many\n`,
      'mine/measures.csv:2',
      '"many" is no meaning of the kind "lead"; these are: count',
    ],
    [
      'a removal of what is not there',
      'terms.csv',
      `${short}term,XYZ,-\n`,
      'mine/terms.csv:2',
      'there is no "XYZ" to take away',
    ],
    [
      'a heading of an unknown role',
      'headings.csv',
      'role,heading\nsource,Asal Data\n',
      'mine/headings.csv:2',
      /^unknown role "source"; these are: rowNumber, /,
    ],
    [
      'a heading that stands twice',
      'headings.csv',
      'role,heading\nunit,Ukuran\nunit,UKURAN\n',
      'mine/headings.csv:3',
      'heading "UKURAN" stands twice',
    ],
    ['a word with a capital', 'words.csv', 'word\nSubak\n', 'mine/words.csv:2', '"Subak" is no word in lower case'],
    ['a missing column', 'terms.csv', 'kind,alias\nterm,A\n', 'mine/terms.csv:1', 'no column canonical'],
    [
      'a misspelt column',
      'terms.csv',
      'kind,alias,canonical,frm\nterm,A,a,short\n',
      'mine/terms.csv',
      /^unknown column "frm"; these are: kind, alias, /,
    ],
  ])('%s', (_, name, text, file, reason) => {
    expect(refusal({ [name]: text })).toMatchObject({
      code: 'vocabulary-line',
      file,
      reason: typeof reason === 'string' ? reason : (expect.stringMatching(reason) as string),
    });
  });

  test.each(['term.csv', 'confusions.csv', 'kinds.csv', 'scan.pdf'])('the file %s is refused by its name', (name) => {
    expect(refusal({ [name]: '' })).toMatchObject({ code: 'vocabulary-file', file: `mine/${name}` });
  });
});

describe('what counts as the same alias', () => {
  const kinds =
    'file,kind,meanings,note\nterms,term,open,\ndivisions,unit,open,\ndivisions,*unit,open,\nagencies,kind,closed,\n';
  const full = 'kind,alias,canonical,form,sector\n';

  test('in terms the kind does not, so that no alias gets a second meaning under another kind', () => {
    const texts = { 'kinds.csv': kinds, 'terms.csv': `${full}population,PMKS,ppks,old-abbreviation,\n` };
    const extended = extendTexts(texts, { 'terms.csv': `${short}term,PMKS,other\n` }, 'mine');
    expect(extended['terms.csv']).toBe(`${full}term,PMKS,other,abbreviation,\n`);
  });

  test('in agencies the sector is what an alias means: it is replaced with it, and kept where it is not told', () => {
    const texts = { 'kinds.csv': kinds, 'agencies.csv': `${full}kind,Inspektorat,inspektorat,name,pengawasan\n` };
    const extend = (text: string) => extendTexts(texts, { 'agencies.csv': text }, 'mine')['agencies.csv'];
    expect(extend(`${short}kind,Itda,inspektorat\n`)).toBe(
      `${full}kind,Itda,inspektorat,variant,pengawasan\nkind,Inspektorat,inspektorat,name,pengawasan\n`,
    );
    expect(extend('kind,alias,canonical,sector\nkind,Inspektorat,inspektorat,sosial\n')).toBe(
      `${full}kind,Inspektorat,inspektorat,name,sosial\n`,
    );
  });

  test('a new word that opens a unit is a kind for the names after it', () => {
    const texts = { 'kinds.csv': kinds, 'divisions.csv': `${full}unit,Bidang,bidang,name,\n` };
    const theirs = {
      'divisions.csv': `${short}unit,Instalasi,instalasi\ninstalasi,Rekam Medis,Rekam Medis\nbidang,Gizi,Gizi\n`,
    };
    expect(() => extendTexts(texts, theirs, 'mine')).not.toThrow();
    expect(() => extendTexts(texts, { 'divisions.csv': `${short}poli,Gigi,Gigi\n` }, 'mine')).toThrow(
      'unknown kind "poli"; this file has unit, bidang',
    );
  });
});

describe('files of a user that no process could hold', () => {
  test('have cells that are too long', () => {
    const long = 'x'.repeat(2000);
    expect(lines({ 'terms.csv': `${short}term,${long},order\n` }, 'terms.csv')[0]).toContain(long);
    expect(refusal({ 'terms.csv': `${short}term,A,a\nterm,${long}x,order\n` })).toMatchObject({
      code: 'vocabulary-line',
      file: 'mine/terms.csv:3',
      reason: 'alias has more than 2000 letters',
    });
  });

  test('have too many lines; as many as may be are added in a moment', () => {
    const many = (count: number): string => short + Array.from({ length: count }, (_, i) => `term,Z${i}Z,z\n`).join('');
    const began = performance.now();
    expect(lines({ 'terms.csv': many(50_000) }, 'terms.csv')).toHaveLength(50_003);
    expect(performance.now() - began).toBeLessThan(15_000);
    expect(refusal({ 'terms.csv': many(50_001) })).toMatchObject({ file: 'mine/terms.csv:50002' });
  });
});

test('a line takes the place of one of ours in every sector, and of another in one', () => {
  const sectors = {
    'terms.csv': `${ours['terms.csv'].trim().replace('note', 'note,sector').replaceAll(/,$/gm, ',,')}\n`,
  };
  const withSectors = { ...ours, 'terms.csv': `${sectors['terms.csv']}term,RTLH,house,short,,,,,,sosial;perumahan\n` };
  const made = (line: string): string[] =>
    (extendTexts(withSectors, { 'terms.csv': `kind,alias,canonical,sector\n${line}\n` }, 'mine')['terms.csv'] ?? '')
      .split('\n')
      .filter((one) => one.includes('RTLH'));
  expect(made('term,RTLH,-,')).toEqual([]);
  expect(made('term,RTLH,home,sosial')).toEqual([
    'term,RTLH,home,abbreviation,,,,,,sosial',
    'term,RTLH,house,short,,,,,,perumahan',
  ]);
});
