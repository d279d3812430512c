import { describe, expect, it } from 'vitest';
import { scanId } from '../../output/sample-dataset.ts';
import { barriers } from '../open-page.ts';
import { look, writtenReport } from './written.ts';

const { open, indexFile, documentFile } = writtenReport();

describe.each(['usual', 'empty', 'refused', 'decided'])('the report of a run that is %s', (state) => {
  it.each([
    ['light', 1280, 'en-GB'],
    ['dark', 1280, 'id-ID'],
    ['light', 360, 'id-ID'],
    ['dark', 360, 'en-GB'],
  ] as const)(
    'opens from disk, bars nobody and fits, in the %s scheme, %i wide, in %s',
    async (scheme, width, locale) => {
      const files = [
        indexFile(state),
        ...(state === 'usual' || state === 'decided' ? [documentFile(scanId, state)] : []),
      ];
      for (const [i, file] of files.entries()) {
        const { page, misdeeds } = await open(file, { scheme, width, locale });
        await page
          .locator('summary')
          .first()
          .waitFor({ state: 'attached', timeout: 1000 })
          .catch(() => undefined);
        await page.evaluate(`for (const part of document.querySelectorAll('details')) part.open = true`);
        await page.waitForTimeout(300);
        await look(page, `report-${state}-${i}-${scheme}-${width}`);
        expect(misdeeds).toEqual({ requests: [], errors: [] });
        expect(await barriers(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        await page.context().close();
      }
    },
  );
});
