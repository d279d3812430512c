/** A report written to disk for a real browser, in the states of a run that people meet, and what tests ask of its pages. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { renderOverlay } from '../../../output/report/overlay/overlay.ts';
import { reportParts } from '../../../output/report/addresses.ts';
import { reportFiles } from '../../../output/report/report.ts';
import type { ReportInput } from '../../../output/report/page-data.ts';
import { PipelineError } from '../../../pipeline/model/errors.ts';
import { reportOf } from '../../output/report/report-parts.ts';
import { sampleDataset, scanId } from '../../output/sample-dataset.ts';
import { samplePage } from '../../output/sample-page.ts';
import { attributes, drawnPage, drawPage, openFile, startBrowser } from '../open-page.ts';

/** The page of the scan, as runs list it. */
export const picture = {
  document: scanId,
  page: 1,
  file: 'pages/tapin.office.p1.png',
  width: drawnPage.width,
  height: drawnPage.height,
  overlay: 'pages/tapin.office.p1.html',
};
const refusals = [new PipelineError('encrypted-pdf', 'The file needs a password', { file: 'rahasia.pdf' }).refusal];
const empty = { ...sampleDataset(), documents: [], agencies: [], indicators: [], issues: [] };
const stamp = { by: 'Rina', on: '2026-03-01' };

/** The sample in which a value and its issues were decided, as a run would have it. */
function decidedRun(): Partial<ReportInput> {
  const dataset = sampleDataset();
  const { evidence } = dataset.indicators[1]!;
  evidence['name']!.decided = { as: 'corrected', ...stamp, read: 'Persentase anak terlantar' };
  const seen = { document: scanId, page: 1, box: null, read: 'x', row: 'Jumlah' };
  return {
    dataset,
    decided: [{ decided: 'not-an-indicator', seen, ...stamp, why: 'a heading' }],
    decisions: { held: 2, stale: 1, elsewhere: 0 },
  };
}

/** The states of a run that people meet. */
const states: Record<string, Partial<ReportInput>> = {
  usual: { refusals },
  empty: { dataset: empty },
  refused: { dataset: empty, refusals },
  decided: decidedRun(),
};

/** The written report of a file of tests: opened from disk by a browser that they share. */
export function writtenReport() {
  let browser: Browser;
  let folder = '';
  const indexFile = (state = 'usual'): string => join(folder, state, 'report.html');
  const documentFile = (id: string, state = 'usual'): string =>
    join(folder, state, reportParts(sampleDataset()).get(id)![0]!);

  beforeAll(async () => {
    browser = await startBrowser();
    folder = await mkdtemp(join(tmpdir(), 'ikat-report-'));
    const { indicators: rows, issues } = sampleDataset();
    const addresses = { picture: 'tapin.office.p1.png', report: `../${reportParts(sampleDataset()).get(scanId)![0]!}` };
    const overlay = renderOverlay({ file: 'tapin.office.pdf', page: samplePage(), rows, issues, ...addresses });
    for (const [state, given] of Object.entries(states)) {
      await mkdir(join(folder, state, 'pages'), { recursive: true });
      await writeFile(
        join(folder, state, picture.file),
        drawPage(sampleDataset(), scanId, { 'i-1': '#ff0000', 'i-2': '#0000ff' }),
      );
      await writeFile(join(folder, state, picture.overlay), overlay);
      for (const { path, text } of reportFiles(reportOf({ pictures: [picture], ...given }))) {
        await mkdir(dirname(join(folder, state, path)), { recursive: true });
        await writeFile(join(folder, state, path), text);
      }
    }
  });

  afterAll(async () => {
    await browser.close();
    // the screenshots stay for people to look at when a folder was named for them
    if (folder) await rm(folder, { recursive: true });
  });

  /** Opens a file of the report. */
  const open = async (path: string, options: Parameters<typeof openFile>[2] = {}): ReturnType<typeof openFile> =>
    await openFile(browser, path, options);
  /** A file beside the report. */
  const fileAt = (name: string): string => join(folder, name);
  return { open, indexFile, documentFile, fileAt };
}

/** The ids of the rows that are shown, in their order. */
export const visible = (page: Page): Promise<(string | null)[]> =>
  attributes(page.locator('article.card:visible'), 'data-item');

/** The id of the element that has the focus. */
export const focused = (page: Page): Promise<string> => page.evaluate<string>('document.activeElement.id');

/** A screenshot where a folder was named for them. */
export async function look(page: Page, name: string): Promise<void> {
  const screenshots = process.env['IKAT_SCREENSHOTS'];
  if (screenshots) await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
}
