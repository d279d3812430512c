/** A run to review, made of a dataset: its folder holds decisions and pictures, nothing that has to be read first. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rowsByDocument } from '../../../normalizers/decided/held.ts';
import { loadVocabulary } from '../../../normalizers/vocabulary/files.ts';
import type { Dataset } from '../../../pipeline/model/meaning/dataset.ts';
import type { Issue } from '../../../pipeline/model/issue.ts';
import { addTo } from '../../../pipeline/model/groups.ts';
import { pageKey, type ReviewedRun } from '../../../pipeline/review/reviewed-run.ts';

/** `pictures` are files by "document page"; each page has the size of the sample's. */
export async function madeRun(
  folder: string,
  dataset: Dataset,
  pictures: Readonly<Record<string, Uint8Array>> = {},
): Promise<ReviewedRun> {
  await mkdir(join(folder, 'pages'), { recursive: true });
  const issuesOf = new Map<string, Issue[]>();
  for (const one of dataset.issues) if (one.indicator !== null) addTo(issuesOf, one.indicator, one);
  const shown: [string, { document: string; page: number; file: string; width: number; height: number }][] = [];
  for (const [key, bytes] of Object.entries(pictures)) {
    const [document = '', page = '1'] = key.split(' ');
    const file = `pages/${document.replace('sha256:', '').slice(0, 16)}-${page}.png`;
    await writeFile(join(folder, file), bytes);
    shown.push([pageKey(document, Number(page)), { document, page: Number(page), file, width: 842, height: 595 }]);
  }
  return {
    folder,
    name: 'catalogue',
    dataset,
    documents: dataset.documents,
    rows: new Map(dataset.indicators.map((row) => [row.id, row])),
    rowsOf: rowsByDocument(dataset.indicators),
    issuesOf,
    pictures: new Map(shown),
    pageKeys: new Map(),
    sources: new Map(),
    store: join(folder, '.cache'),
    vocabulary: await loadVocabulary(null),
    takeTables: () => Promise.resolve(false),
  };
}
