/** Bundles what runs in the browser, to be carried inside the pages that are written. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const sources = join(import.meta.dirname, '../output/browser');
const bundles = join(import.meta.dirname, '../dist/output/browser');

/** The oldest browsers that know what the style sheets use (`:has`, `color-mix`): those of the end of 2023. */
const target = ['chrome120', 'firefox121', 'safari17.2'];

/**
 * What would end the element of the page that a bundle is placed in, or make the browser read on past its end.
 * @param {string} path that of the script or the style sheet
 */
const endsEarly = (path) => (path.endsWith('.css') ? /<\/style|<!--/i : /<\/script|<!--/i);

/**
 * Writes NAME.js and NAME.css for every entry into `dist/output/browser`. A warning is a failure: a style sheet that
 * cannot be read as it was meant gives one.
 * @param {Readonly<Record<string, string>>} entries name of each bundle and the file of `output/browser` that it starts from
 */
export async function bundle(entries) {
  const { warnings, outputFiles } = await build({
    entryPoints: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(sources, file)])),
    outdir: bundles,
    bundle: true,
    format: 'iife',
    minify: true,
    target,
    write: false,
  });
  const broken = outputFiles.filter(({ path, text }) => endsEarly(path).test(text)).map(({ path }) => path);
  if (warnings.length > 0 || broken.length > 0) {
    throw new Error(
      `The browser code cannot be carried in a page: ${[...warnings.map((w) => w.text), ...broken].join('; ')}`,
    );
  }
  await mkdir(bundles, { recursive: true });
  await Promise.all(outputFiles.map(({ path, contents }) => writeFile(path, contents)));
}
