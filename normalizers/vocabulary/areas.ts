/** The one home of idn-area-data: provinces, kabupaten and kota with their Kemendagri codes ("64.02", dots kept). */
import { getProvinces, getRegencies } from 'idn-area-data';
import { titleCase } from '../text/title-case.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { addTo } from '../../pipeline/model/groups.ts';

export type AreaLevel = 'provinsi' | 'kabupaten' | 'kota';

/** `name` without its level word, in title case: "Kutai Kartanegara". */
export type Area = { code: string; level: AreaLevel; name: string };

/** Areas by folded name; one name may stand for several (Bandung: kabupaten and kota). */
export type Areas = ReadonlyMap<string, readonly Area[]>;

/** Reads the area tables of the package (version 3.1.2: 38 provinces, 514 kabupaten and kota). */
export async function loadAreas(): Promise<Areas> {
  const [provinces, regencies] = await Promise.all([getProvinces(), getRegencies({ transform: true })]);
  return indexAreas([
    ...provinces.map((p): Area => ({ code: p.code, level: 'provinsi', name: titleCase(p.name) })),
    ...regencies.map((r): Area => ({ code: r.code, ...splitLevel(r.name) })),
  ]);
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
