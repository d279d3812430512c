/** Before any test: the browser code as it stands now, so that tests of pages need no build and meet no old one. */
import { browserEntries } from '../output/html/browser-code.ts';
import { bundle } from '../.config/bundle.js';

/** Run once by vitest. */
export async function setup(): Promise<void> {
  await bundle(browserEntries);
}
