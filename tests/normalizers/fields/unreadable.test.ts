import { expect, it } from 'vitest';
import { isUnreadable } from '../../../normalizers/fields/unreadable.ts';
import { buildLexicon } from '../../../normalizers/mending/lexicon.ts';
import { loadVocabulary } from '../../../normalizers/vocabulary/files.ts';
import { linesOf } from '../text-lines.ts';

const vocabulary = await loadVocabulary();
const source = { id: 'sha256:0', file: 'a.pdf', kind: 'scanned-pdf' } as const;
const lexicon = buildLexicon({ source, pages: [], tables: [], issues: [] }, vocabulary);
const mender = { lexicon, confusions: vocabulary.confusions, exported: false };

it('a cell of which most letters are in no word was not read', () => {
  expect(isUnreadable(linesOf('Prsntqse kxhlgr yqg mndpt bantuan', 0.4), mender)).toBe(true);
});

it('names, abbreviations and a misread word or two leave a cell readable', () => {
  expect(isUnreadable(linesOf('Persentase PPKS yanq memperoleh bantuan', 0.6), mender)).toBe(false);
  expect(isUnreadable(linesOf('Nilai SAKIP', 0.9), mender)).toBe(false);
  expect(isUnreadable(linesOf('Zqwxv', 0.9), mender)).toBe(false);
});

it('what a text layer holds was typed', () => {
  expect(isUnreadable(linesOf('Prsntqse kxhlgr yqg'), mender)).toBe(false);
});
