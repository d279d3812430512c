import { describe, expect, it } from 'vitest';
import { isOneAway, withoutSlip } from '../../../normalizers/phrases/slips.ts';

describe('isOneAway', () => {
  it.each([
    ['kesejanteraan', 'kesejahteraan', true],
    ['perkntoran', 'perkantoran', true],
    ['jumalh', 'jumlah', true],
    ['sosial', 'sosial', false],
    ['pmks', 'psks', true],
    ['bencana', 'rencana', true],
    ['kabupaten', 'kecamatan', false],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(isOneAway(a, b)).toBe(expected);
  });
});

describe('withoutSlip', () => {
  it('finds the only known word one letter away', () => {
    expect(withoutSlip('kesejanteraan', ['kesehatan', 'kesejahteraan'])).toBe('kesejahteraan');
  });
  it('leaves a word alone that may be two', () => {
    expect(withoutSlip('xencana', ['bencana', 'rencana'])).toBeNull();
  });
  it('leaves short words alone', () => {
    expect(withoutSlip('ponds', ['pondok', 'pond'])).toBeNull();
  });
});
