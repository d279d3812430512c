import { describe, expect, it } from 'vitest';
import { joinText } from '../../../normalizers/text/plain-text.ts';
import { linesOf } from '../text-lines.ts';

describe('joinText', () => {
  const isWord = (word: string) => ['kesejahteraan'].includes(word);
  it('joins a hyphenated word that exists', () => {
    expect(joinText(linesOf('tingkat kesejah-\nteraan rakyat'), isWord)).toBe('tingkat kesejahteraan rakyat');
  });
  it('keeps reduplication and hyphens of unknown words', () => {
    expect(joinText(linesOf('pihak-\npihak terkait'), isWord)).toBe('pihak-pihak terkait');
    expect(joinText(linesOf('se-\nKabupaten'), isWord)).toBe('se- Kabupaten');
  });
});
