import { describe, expect, it } from 'vitest';
import { splitExplanation } from '../../../normalizers/fields/explanation.ts';
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
});
