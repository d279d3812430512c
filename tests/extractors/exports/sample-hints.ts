import { readFileSync } from 'node:fs';
import type { ExportHints } from '../../../extractors/exports/lines/hints.ts';
import { exportOpeners } from '../../../normalizers/columns/openers.ts';

const headings: Record<string, string> = {
  no: 'rowNumber',
  nomor: 'rowNumber',
  tujuan: 'goal',
  'indikator tujuan': 'goalIndicator',
  'sasaran strategis': 'objective',
  sasaran: 'objective',
  'sasaran strategis daerah': 'regionalObjective',
  'indikator kinerja utama daerah': 'regionalIndicator',
  'sasaran opd': 'objective',
  'kinerja utama': 'objective',
  'sasaran strategis sasaran outcome kinerja utama': 'objective',
  'kinerja utama outcome tujuan': 'objective',
  'indikator kinerja utama': 'indicator',
  'indikator kinerja utama iku': 'indicator',
  'indikator kinerja': 'indicator',
  'indikator sasaran perangkat daerah': 'indicator',
  'penjelasan form perhitungan': 'explanation',
  'penjelasan formulasi perhitungan': 'explanation',
  'penjelasan formulasi penghitungan': 'explanation',
  'penjelasan makna indikator alasan pemilihan indikator cara perhitungan indikator': 'explanation',
  'rumus penghitungan': 'formula',
  'formula perhitungan': 'formula',
  formulasi: 'formula',
  formula: 'formula',
  'sumber data': 'dataSource',
  'penanggung jawab': 'responsible',
  program: 'program',
  satuan: 'unit',
  target: 'target',
};

const content = new URL('../../../normalizers/vocabulary/content.csv', import.meta.url);
/** The words that open cells, as our vocabulary has them. */
const sampleOpeners = exportOpeners(readFileSync(content, 'utf8'));

/** Hints with the few headings that the tests use; units are what starts like a unit and has another word. */
export const sampleHints: ExportHints = {
  headingRole(text) {
    const key = text
      .toLowerCase()
      .replace(/[^a-z]+/g, ' ')
      .trim();
    const role = headings[key];
    return role ? { role, score: 1 } : null;
  },
  isUnitName: (text) =>
    /^(?:Sekretariat|Bidang (?:Sosial|Kesehatan Masyarakat|Pelayanan Kesehatan|Sekolah Dasar|Sekolah Menengah|Pemberdayaan Masyarakat))$/.test(
      text,
    ),
  openers: sampleOpeners,
};
