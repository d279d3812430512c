/** The pictures of pages in a run folder, and over each what the program saw. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { reportParts } from '../../output/report/addresses.ts';
import { renderOverlay } from '../../output/report/overlay/overlay.ts';
import type { DocumentResult } from '../batch/results.ts';
import { placePicture, readResult } from '../batch/store.ts';
import { madeFrom, type MadeFiles } from '../made/made-files.ts';
import type { Dataset, Indicator } from '../model/meaning/dataset.ts';
import type { Issue } from '../model/issue.ts';
import { Page } from '../model/reading/page.ts';
import type { RunDocument } from './grow.ts';
import { pageCode } from './page-code.ts';
import { overlayPath, picturePath } from './run-record.ts';

/**
 * Writes the picture of every page and the overlay over it, from whichever store holds them; what an earlier run wrote
 * stays where no store does, and where it would be written with the same bytes. Returns the paths of the pictures that are there.
 */
export async function writePages(
  folder: string,
  documents: readonly RunDocument<DocumentResult>[],
  stores: readonly string[],
  dataset: Dataset,
  made: MadeFiles,
): Promise<Set<string>> {
  const parts = reportParts(dataset);
  const there = new Set<string>();
  const rows = grouped(dataset.indicators, (row) => row.document);
  const issues = grouped(dataset.issues, (found) => found.document ?? '');
  const look = madeFrom(pageCode('overlay'));
  for (const { outcome } of documents) {
    const { id, input } = outcome;
    if (id === null) continue;
    let drawn: string | undefined;
    for (const { number, key, refusal } of outcome.pages) {
      const path = picturePath(id, number);
      if (refusal !== null || there.has(path)) continue;
      const isPlaced = await firstOf(
        stores,
        async (store) => (await placePicture(store, key, join(folder, path))) || null,
      );
      if (!isPlaced && (await stat(join(folder, path)).catch(() => null)) === null) continue;
      there.add(path);
      const addresses = { picture: path.replace('pages/', ''), report: `../${parts.get(id)?.[0] ?? 'report.html'}` };
      const own = { rows: rows.get(id) ?? [], issues: issues.get(id) ?? [] };
      drawn ??= madeFrom(look, input.file, addresses.report, own);
      const from = madeFrom(drawn, key);
      if (made.has(overlayPath(id, number), from)) continue;
      const page = await firstOf(stores, (store) => readResult(store, key, Page));
      if (page === null) continue;
      const overlay = renderOverlay({ file: input.file, page, ...own, ...addresses });
      await made.write(overlayPath(id, number), from, overlay);
    }
  }
  return there;
}

/** Removes the pictures and overlays of pages that belong to no document of the run any more. */
export async function removeOldPictures(folder: string, pictures: ReadonlySet<string>): Promise<void> {
  const names = await readdir(join(folder, 'pages'));
  const old = names.filter((name) => {
    const picture = `pages/${name.replace(/html$/, 'png')}`;
    return /^[0-9a-f]{16}-\d+\.(png|webp|html)$/.test(name) && !pictures.has(picture);
  });
  await Promise.all(old.map((name) => rm(join(folder, 'pages', name), { force: true })));
}

function grouped<Item extends Indicator | Issue>(
  items: readonly Item[],
  by: (item: Item) => string,
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(by(item));
    if (group) group.push(item);
    else groups.set(by(item), [item]);
  }
  return groups;
}

async function firstOf<T>(stores: readonly string[], find: (store: string) => Promise<T | null>): Promise<T | null> {
  for (const store of stores) {
    const found = await find(store);
    if (found !== null) return found;
  }
  return null;
}
