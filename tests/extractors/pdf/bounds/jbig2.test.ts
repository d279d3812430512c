import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isBrokenJbig2 } from '../../../../extractors/pdf/bounds/jbig2.ts';
import { seededRandom } from '../../../../fixtures/make/wear/random.ts';

/** The picture of a fixture. */
function picture(name: string): Buffer {
  const file = readFileSync(`fixtures/codecs/${name}.pdf`);
  const from = file.indexOf('stream\n', file.indexOf('/JBIG2Decode')) + 'stream\n'.length;
  return file.subarray(from, file.indexOf('\nendstream', from));
}

describe('a JBIG2 picture', () => {
  it.each(['jbig2-generic', 'jbig2-globals', 'jbig2-mmr'])('of %s is whole, also with blanks behind it', (name) => {
    const whole = picture(name);
    expect(whole.length).toBeGreaterThan(30);
    expect(isBrokenJbig2(whole)).toBe(false);
    expect(isBrokenJbig2(Buffer.concat([whole, Buffer.from('\r\n')]))).toBe(false);
    expect(isBrokenJbig2(Buffer.concat([whole, Buffer.alloc(40)]))).toBe(false);
  });

  it.each(['jbig2-generic', 'jbig2-globals', 'jbig2-mmr'])('of %s that was cut off is broken', (name) => {
    const whole = picture(name);
    for (const share of [0.3, 0.6, 0.9]) expect(isBrokenJbig2(whole.subarray(0, whole.length * share))).toBe(true);
  });

  it('is broken when it is noise, or nothing', () => {
    const random = seededRandom(7);
    for (let i = 0; i < 200; i++)
      expect(isBrokenJbig2(Buffer.from(Array.from({ length: 400 }, () => Math.floor(random() * 256))))).toBe(true);
    expect(isBrokenJbig2(Buffer.alloc(0))).toBe(true);
  });

  it('whose segment ends where its data say is taken as it is', () => {
    const page = [0, 0, 0, 0, 48, 0, 1, 0, 0, 0, 19, ...Array<number>(19).fill(0)];
    expect(isBrokenJbig2(Buffer.from([...page, 0, 0, 0, 1, 38, 0, 1, 255, 255, 255, 255, 9, 9, 9]))).toBe(false);
  });
});
