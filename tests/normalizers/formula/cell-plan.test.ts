import { describe, expect, it } from 'vitest';
import { planCell, type Plan } from '../../../normalizers/formula/cell-plan.ts';
import { tokenize, tokenText } from '../../../normalizers/formula/tokens.ts';
import { cutZones } from '../../../normalizers/formula/zones.ts';
import { linesOf } from '../text-lines.ts';

const mixed = { dedicated: false, equation: false, ratioName: false, countName: false };
const own = { ...mixed, dedicated: true };

/** The plans of a cell, with their tokens as text and without what is empty. */
function plans(text: string, place = mixed): Record<string, unknown>[] {
  const told = (plan: Plan) => {
    const parts = (['before', 'left', 'body', 'after', 'notes'] as const).map((key) => [key, tokenText(plan[key])]);
    return Object.fromEntries(parts.filter(([, said]) => said !== '')) as Record<string, unknown>;
  };
  return planCell(cutZones(tokenize(linesOf(text))), place, '').map(told);
}

const first = (text: string, place = mixed): Plan => planCell(cutZones(tokenize(linesOf(text))), place, '')[0]!;

describe('what of a cell may be its formula', () => {
  it('is what stands under its label, and what stands around it keeps its labels', () => {
    expect(plans('Alasan : perlu dicapai\nRumus : A / B x 100%\nSumber data : Dinas')).toEqual([
      { before: 'Alasan : perlu dicapai', body: 'A / B x 100%', after: 'Sumber data : Dinas' },
    ]);
  });

  it('is what has no label, where none says formula or nothing stands under it', () => {
    expect(plans('Jumlah A dibagi jumlah B')).toEqual([{ body: 'Jumlah A dibagi jumlah B' }]);
    expect(plans('Jumlah A dibagi jumlah B\nAlasan : perlu')).toEqual([
      { body: 'Jumlah A dibagi jumlah B', after: 'Alasan : perlu' },
    ]);
    expect(plans('Rumus :\nAlasan : perlu')).toEqual([{ after: 'Alasan : perlu' }]);
    expect(plans('Jumlah A dibagi jumlah B\nRumus :\nAlasan : perlu')).toEqual([
      { body: 'Jumlah A dibagi jumlah B', after: 'Alasan : perlu' },
    ]);
  });

  it('is never what stands under another label, and a second formula goes without its label', () => {
    expect(plans('Alasan : penting sekali bagi kota')).toEqual([{}]);
    expect(plans('Rumus : A / B\nRumus : C / D')).toEqual([{ body: 'A / B', after: 'C / D' }]);
  });

  it('a label, or a name left of "=", says that it is one; an "=" alone says where', () => {
    expect(first('Rumus : A / B')).toMatchObject({ labelled: true, place: { dedicated: true, equation: false } });
    expect(first('Persentase = A / B')).toMatchObject({ labelled: false, place: { dedicated: true, equation: true } });
    expect(first('Rumus : P = A / B')).toMatchObject({ labelled: true, place: { dedicated: true, equation: true } });
    expect(first('A / B')).toMatchObject({ labelled: false, place: mixed });
  });

  it('a note below it belongs to its text in a column of formulas alone, and what other labels say never', () => {
    const noted = 'A / B x 100%\nRuas jalan : jalan kabupaten';
    expect(plans(noted)).toEqual([{ body: 'A / B x 100%', after: 'Ruas jalan : jalan kabupaten' }]);
    expect(plans(noted, own)).toEqual([{ body: 'A / B x 100%', notes: 'Ruas jalan : jalan kabupaten' }]);
    expect(plans('A / B x 100%\nKeterangan :\nA = jumlah siswa', own)).toEqual([
      { body: 'A / B x 100%', after: 'Keterangan : A = jumlah siswa' },
    ]);
    expect(plans('Ruas jalan baik.\nRuas jalan : jalan kabupaten\nRumus : A / B', own)).toEqual([
      { before: 'Ruas jalan baik. Ruas jalan : jalan kabupaten', body: 'A / B' },
    ]);
  });

  it('may begin with the quantity that stands right before its label, and then that is said once', () => {
    expect(plans('Uraian awal.\nJumlah guru yang lulus\nRumus : dibagi jumlah guru')).toEqual([
      { before: 'Uraian awal. Jumlah guru yang lulus', body: 'dibagi jumlah guru' },
      { before: 'Uraian awal.', body: 'Jumlah guru yang lulus dibagi jumlah guru' },
    ]);
    expect(plans('Perlu dicapai.\nRumus : dibagi jumlah guru')).toHaveLength(1);
    expect(plans('Uraian awal.\nJumlah guru yang lulus\nRumus :')).toHaveLength(1);
  });

  it('may begin with the quantity that stands before a name left of "="', () => {
    expect(plans('Uraian awal. Jumlah guru lulus\nPersentase = dibagi jumlah guru').map(({ body }) => body)).toEqual([
      'dibagi jumlah guru',
      'Jumlah guru lulus dibagi jumlah guru',
    ]);
  });

  it('is the text before an "=" behind which nothing can be read', () => {
    expect(plans('Jumlah guru lulus dibagi jumlah guru.\nPersentase =')).toEqual([
      { body: 'Jumlah guru lulus dibagi jumlah guru.', after: 'Persentase =' },
    ]);
  });
});
