/** The sample catalogue as its page on disk, opened in a browser: two agencies that say the same, one paper that was read twice. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Catalogue } from '../../../pipeline/model/meaning/catalogue-shape.ts';
import { sampleCatalogue } from '../../output/catalogue/sample-catalogue.ts';
import { writtenSample } from '../../output/catalogue/written-sample.ts';
import { sampleDataset, scanId } from '../../output/sample-dataset.ts';
import { drawPage, openFile, startBrowser, type Misdeeds } from '../open-page.ts';

export type Options = Parameters<typeof openFile>[2];
export type Opened = { page: Page; misdeeds: Misdeeds };

/** Writes the catalogue, as `change` leaves it, before the tests of a file; `open` opens its page at an address after "#". */
export function catalogueOnDisk(change: (catalogue: Catalogue) => void = () => undefined): {
  open: (hash?: string, options?: Options) => Promise<Opened>;
  path: () => string;
} {
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    browser = await startBrowser();
    const catalogue = comparedSample();
    change(catalogue);
    folder = await writtenSample({ licence: 'CC-BY-4.0' }, catalogue);
    await mkdir(join(folder, 'pages'));
    await writeFile(join(folder, 'pages/a-1.png'), drawPage(sampleDataset(), scanId));
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });
  const path = (): string => join(folder, 'catalogue.html');
  return {
    path,
    open: async (hash = '', options = {}) => {
      const opened = await openFile(browser, path(), { ...options, hash });
      await opened.page.locator('.catalogue').waitFor();
      return opened;
    },
  };
}

/** Shows another view. */
export const show = (page: Page, to: string): Promise<unknown> =>
  page.evaluate(`location.hash = ${JSON.stringify(to)}`);
export const names = (page: Page): Promise<string[]> =>
  page.locator('.rows tbody td[data-column="name"] a').allInnerTexts();
export const count = (page: Page): Promise<string> => page.locator('.search-bar output').innerText();
export const hash = (page: Page): string => decodeURIComponent(new URL(page.url()).hash);

function comparedSample(): Catalogue {
  const catalogue = sampleCatalogue();
  // a second agency that says the same, and one that says more
  const [first] = catalogue.dataset.indicators;
  const other = `sha256:${'c'.repeat(64)}`;
  catalogue.dataset.documents.push({
    ...catalogue.dataset.documents[0]!,
    id: other,
    file: 'jatim.pdf',
    agency: 'agency-jatim',
    year: 2023,
  });
  catalogue.dataset.agencies.push({
    ...catalogue.dataset.agencies[0]!,
    id: 'agency-jatim',
    name: 'Dinas Sosial Provinsi Jawa Timur',
    regionCode: '35',
    regionName: 'Provinsi Jawa Timur',
    level: 'provinsi',
  });
  catalogue.dataset.indicators.push(
    {
      ...first!,
      id: 'j-1',
      document: other,
      agency: 'agency-jatim',
      name: 'Persentase PPKS yang memperoleh bantuan sosial',
      evidence: {},
    },
    {
      ...first!,
      id: 'j-2',
      document: other,
      agency: 'agency-jatim',
      name: 'Persentase PMKS yang memperoleh bantuan sosial tunai',
      evidence: {},
      concept: null,
    },
  );
  // the paper of the second agency was read from its text export as well
  const read = `sha256:${'d'.repeat(64)}`;
  catalogue.dataset.documents.push({
    ...catalogue.dataset.documents.at(-1)!,
    id: read,
    file: 'jatim.txt',
    kind: 'ocr-text',
  });
  catalogue.dataset.indicators.push({
    ...first!,
    id: 't-1',
    document: read,
    agency: 'agency-jatim',
    name: 'Persentase PPKS yang memperoleh bantuan sosiai',
    evidence: {},
  });
  catalogue.readings = new Map([[read, { of: other, rows: new Map([['t-1', 'j-1']]) }]]);
  catalogue.dataset.concepts[0] = {
    id: 'c2.share.ppks',
    group: 'c2.share.ppks',
    label: 'Persentase PMKS yang memperoleh bantuan sosial',
    members: [
      { indicator: 'i-1', relation: 'exact', because: 'the label is its name' },
      { indicator: 'j-1', relation: 'exact', because: 'the same phrase; PMKS (until 2019) is PPKS (from 2019)' },
      {
        indicator: 'j-2',
        relation: 'narrower',
        because: 'same population ppks, same condition bansos; it also says tunai-key',
      },
      { indicator: 't-1', relation: 'exact', because: 'the same phrase' },
      { indicator: 'i-2', relation: 'related', because: 'same population ppks; grade against score' },
    ],
  };
  catalogue.dataset.indicators.find(({ id }) => id === 'j-1')!.concept = 'c2.share.ppks';
  return catalogue;
}
