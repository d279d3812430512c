import { describe, expect, it } from 'vitest';
import { splitExplanation, splitLegend } from '../../../normalizers/fields/explanation.ts';
import { joinLines } from '../../../pipeline/model/reading/text.ts';
import { linesOf } from '../text-lines.ts';

describe('splitExplanation', () => {
  it('tells the reason from the definition', () => {
    const { definition, rationale } = splitExplanation(
      linesOf('Desa siaga adalah desa yang siap. Dengan adanya indikator tersebut diharapkan warga sehat.'),
    );
    expect(joinLines(definition)).toBe('Desa siaga adalah desa yang siap.');
    expect(joinLines(rationale)).toBe('Dengan adanya indikator tersebut diharapkan warga sehat.');
  });
  it('follows labels', () => {
    const { definition, rationale } = splitExplanation(
      linesOf('Definisi Operasional :\nJalan mantap\nAlasan Pemilihan :\nUkuran layanan'),
    );
    expect([joinLines(definition), joinLines(rationale)]).toEqual(['Jalan mantap', 'Ukuran layanan']);
  });
  it('takes what the symbols stand for as a legend and no definition, up to the prose behind it', () => {
    const { definition, legend } = splitExplanation(
      linesOf('Jalan mantap ialah jalan baik.\nKeterangan: A = jalan mantap; B = jalan.\nData dihitung setiap tahun.'),
    );
    expect(joinLines(legend)).toBe('A = jalan mantap; B = jalan.');
    expect(joinLines(definition)).toBe('Jalan mantap ialah jalan baik. Data dihitung setiap tahun.');
    const spaced = splitExplanation(linesOf('Keterangan : A : Jumlah rekomendasi'));
    expect([joinLines(spaced.legend), joinLines(spaced.definition)]).toEqual(['A : Jumlah rekomendasi', '']);
  });
  it('keeps prose under the same label in the definition', () => {
    const { definition, legend } = splitExplanation(linesOf('Keterangan: data dihitung setiap tahun'));
    expect([joinLines(legend), joinLines(definition)]).toEqual(['', 'Keterangan: data dihitung setiap tahun']);
  });
});

describe('splitLegend', () => {
  it('takes the legend out of a column of definitions and leaves the rest as it stands', () => {
    const { legend, rest } = splitLegend(linesOf('Angka kejadian. Keterangan: K = kejadian P = kendaraan'));
    expect([joinLines(legend), joinLines(rest)]).toEqual(['K = kejadian P = kendaraan', 'Angka kejadian.']);
    const plain = linesOf('Definisi: jalan baik');
    expect(splitLegend(plain)).toEqual({ legend: [], rest: plain });
  });
});
