import { beforeAll, describe, expect, it } from 'vitest';
import { letterMemory } from '../../../extractors/ocr/memory.ts';
import type { Stages } from '../../../pipeline/batch/serve.ts';
import type { DocumentDataset } from '../../../pipeline/model/meaning/dataset.ts';
import type { Page } from '../../../pipeline/model/reading/page.ts';
import { loadStages } from '../../../pipeline/stages/stages.ts';

/* Exports that end in a signature: the table ends there, and who signed is not in the dataset. */

let stages: Stages;
beforeAll(async () => {
  stages = await loadStages({ store: '', ocrData: null, include: [], levels: [], keepOfficials: false });
}, 60_000);

async function understood(text: string): Promise<DocumentDataset> {
  const document = await stages.open(new TextEncoder().encode(text));
  const pages: Page[] = [];
  for (let n = 1; n <= document.pageCount; n++) pages.push((await document.readPage(n, letterMemory(null))).page);
  await document.close();
  const source = { id: 'sha256:signed', file: 'signed.txt', kind: document.kind };
  return stages.understand(stages.describe(stages.join(source, pages))).share;
}

const lost = `INDIKATOR KINERJA UTAMA
DINAS KESEHATAN KABUPATEN TAPIN
No Sasaran Strategis Indikator Kinerja Utama Satuan Formula Perhitungan Sumber Data Penanggung Jawab
(1) (2) (3) (4) (5) (6) (7)
1 Meningkatnya derajat Angka kematian ibu Per 100.000 KH Jumlah kematian ibu Profil Kesehatan Bidang Kesehatan
kesehatan masyarakat Jumlah kelahiran hidup x 100.000 Masyarakat
Persentase balita stunting % Jumlah balita pendek Laporan Gizi Bidang Kesehatan
Jumlah balita diukur x 100% Masyarakat
`;
const tabs = `INDIKATOR KINERJA UTAMA
DINAS KESEHATAN KABUPATEN TAPIN

No\tSasaran Strategis\tIndikator Kinerja Utama\tFormula Perhitungan\tSumber Data\tPenanggung Jawab
1\tMeningkatnya derajat kesehatan\tAngka kematian ibu\tJumlah kematian ibu\tProfil Kesehatan\tBidang Kesehatan
2\tMeningkatnya gizi\tPersentase balita stunting\tJumlah balita pendek\tLaporan Gizi\tBidang Kesehatan
`;
const names = ['Angka kematian ibu', 'Persentase balita stunting'];
const signedBy = '\nSekretaris Daerah Kabupaten Tapin\n\nDrs. SUBUR MAKMUR\n';

const spellings: [string, string][] = [
  ['01', 'Januari Djanuari JANUARI Jan Jan.'],
  ['02', 'Februari Pebruari PEBRUARI Febuari Feb. Peb Peb.'],
  ['03', 'Maret MARET Mar. Mrt'],
  ['04', 'April Apr.'],
  ['05', 'Mei MEI'],
  ['06', 'Juni Djuni Jun.'],
  ['07', 'Juli Djuli Jul.'],
  ['08', 'Agustus Agust Agust. Agus Ags. Agt'],
  ['09', 'September Sept. Sep'],
  ['10', 'Oktober OKTOBER Okt.'],
  ['11', 'November Nopember NOPEMBER Nov. Nop Nop.'],
  ['12', 'Desember DESEMBER Des.'],
];

describe.each([
  ['columns lost', lost],
  ['tabs', tabs],
])('an export with %s', (_, table) => {
  it.each(spellings)('signed in month %s ends at its signature, in every spelling: %s', async (month, printed) => {
    for (const spelling of printed.split(' ')) {
      const share = await understood(`${table}\nRantau, 4 ${spelling} 2021${signedBy}`);
      expect({ spelling, names: share.indicators.map(({ name }) => name) }).toEqual({ spelling, names });
      expect(share.document).toMatchObject({ signedOn: `2021-${month}-04`, signedAt: 'Rantau' });
      expect(JSON.stringify(share)).not.toMatch(/SUBUR|MAKMUR/);
    }
  });

  it('signed with place and day on two lines, or with the day left for a pen, ends there too', async () => {
    for (const signed of ['Ditetapkan di Rantau\npada tanggal 4 Nopember 2021', 'Rantau,      Nopember 2021']) {
      const share = await understood(`${table}\n${signed}${signedBy}`);
      expect(share.indicators.map(({ name }) => name)).toEqual(names);
      expect(share.document.signedAt).toBe('Rantau');
      expect(JSON.stringify(share)).not.toMatch(/SUBUR|MAKMUR/);
    }
  });
});

describe('a row with a month in it is no signature', () => {
  it.each(['Jumlah penduduk per 31 Desember 2021', 'JUMLAH PENDUDUK PER 31 DESEMBER 2021'])(
    'with little beside it: "%s"',
    async (name) => {
      const share = await understood(`${tabs}\t\t${name}\t\tLaporan\n`);
      expect(share.indicators.map((indicator) => indicator.name?.toLowerCase())).toEqual(
        [...names, name].map((one) => one.toLowerCase()),
      );
    },
  );
});
