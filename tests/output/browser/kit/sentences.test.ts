import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Issue } from '../../../../pipeline/model/issue.ts';
import { inIndonesian } from '../../../../output/browser/kit/sentences.ts';

/** Messages of every issue in the recorded shares of documents. */
function recorded(): string[] {
  const golden = join(import.meta.dirname, '../../../../fixtures/golden');
  return readdirSync(golden).flatMap((document) => {
    const share = JSON.parse(readFileSync(join(golden, document, 'share.json'), 'utf8')) as { issues: Issue[] };
    return share.issues.map(({ message }) => message);
  });
}

describe('a sentence of the program in Indonesian', () => {
  it.each([
    ['Read with 40 % confidence: sosiai, dinbs', 'Terbaca dengan keyakinan 40 %: sosiai, dinbs'],
    ['Mended: "sosiai" to "sosial", "a" to "b"', 'Diperbaiki: "sosiai" menjadi "sosial", "a" menjadi "b"'],
    [
      'concluded from what reads the same: the vocabulary (terms.csv:12: population,PMKS,ppks) changed',
      'disimpulkan dari bacaan yang sama: kosakata (terms.csv:12: population,PMKS,ppks) berubah',
    ],
    [
      'the same letters were read: the vocabulary, the settings and what people decided changed; which of them did it cannot be told',
      'huruf yang sama terbaca: kosakata, setelan dan keputusan orang berubah; yang mana penyebabnya tidak dapat dipastikan',
    ],
    [
      'Letters are 9 pixels high: scan again at 300 dpi. Tilted 2.0 degrees: put the page straight',
      'Tinggi huruf 9 piksel: pindai ulang pada 300 dpi. Miring 2.0 derajat: luruskan halaman',
    ],
    [
      'A row goes on from page 1 to page 2: it has no number; its text goes on from the text above',
      'Sebuah baris berlanjut dari halaman 1 ke halaman 2: baris itu tidak bernomor; teksnya melanjutkan teks di atasnya',
    ],
    [
      'Decided by Rina on 2026-03-01, corrected, about formula ("a: b") of "x": the place now reads "c"',
      'Diputuskan oleh Rina pada 2026-03-01, dibetulkan, tentang rumus ("a: b") dari "x": tempat itu kini terbaca "c"',
    ],
  ])('says %j again', (english, indonesian) => {
    expect(inIndonesian(english)).toBe(indonesian);
  });

  it('is left alone where a part of it is not known', () => {
    expect(inIndonesian('the same letters were read: the moon changed')).toBeNull();
    expect(inIndonesian('Nobody has said this before')).toBeNull();
  });

  it('is there for every issue of the recorded documents', () => {
    expect(recorded()).not.toEqual([]);
    const unsaid = recorded().filter((sentence) => inIndonesian(sentence) === null);
    expect(unsaid).toEqual([]);
  });
});
