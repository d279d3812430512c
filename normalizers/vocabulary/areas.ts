/** The one home of idn-area-data: provinces, kabupaten and kota with their Kemendagri codes ("64.02", dots kept). */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseCsv } from '../text/csv.ts';
import { titleCase } from '../text/title-case.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { addTo } from '../../pipeline/model/groups.ts';

export type AreaLevel = 'provinsi' | 'kabupaten' | 'kota';

/** `name` without its level word, in title case: "Kutai Kartanegara". */
export type Area = { code: string; level: AreaLevel; name: string };

/** Areas by folded name; one name may stand for several (Bandung: kabupaten and kota). */
export type Areas = ReadonlyMap<string, readonly Area[]>;

/**
 * Reads the area tables of the package (version 3.1.2: 38 provinces, 514 kabupaten and kota) from its data files: what
 * it exports reads them too, in five times as long.
 */
export async function loadAreas(): Promise<Areas> {
  const [provinces, regencies] = await Promise.all([readTable('provinces.csv'), readTable('regencies.csv')]);
  return indexAreas([
    ...provinces.map((p): Area => ({ code: p.code, level: 'provinsi', name: titleCase(p.name) })),
    ...regencies.map((r): Area => ({ code: r.code, ...splitLevel(r.name) })),
  ]);
}

async function readTable(name: string): Promise<{ code: string; name: string }[]> {
  const folder = dirname(createRequire(import.meta.url).resolve('idn-area-data/package.json'));
  const text = await readFile(join(folder, 'data', name), 'utf8');
  return parseCsv(text, `idn-area-data/${name}`, ['code', 'name']).map(({ fields }) => ({
    code: fields['code'] ?? '',
    name: fields['name'] ?? '',
  }));
}

/** Areas by folded name; also without spaces, because "Pangkal Pinang" and "Pangkalpinang" are both printed. */
function indexAreas(areas: readonly Area[]): Areas {
  const index = new Map<string, Area[]>();
  for (const area of areas) {
    for (const key of new Set([foldText(area.name), foldText(area.name).replace(/ /g, '')])) {
      addTo(index, key, area);
    }
  }
  return index;
}

function splitLevel(name: string): { level: AreaLevel; name: string } {
  const parts = /^(KABUPATEN|KOTA)(?: ADMINISTRASI)? (.+)$/i.exec(name);
  const level = parts?.[1]?.toLowerCase() === 'kota' ? 'kota' : 'kabupaten';
  return { level, name: titleCase(parts?.[2] ?? name) };
}
