/** Scripts and style sheets that pages carry inside them: written in `output/browser/`, bundled by the build, read here. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PipelineError } from '../../pipeline/model/errors.ts';

/**
 * Every bundle, by name, with the file of `output/browser/` that it starts from: a script that imports its style sheet, or
 * a style sheet alone. A new kind of page is one more line here; packages that the script imports are bundled with it.
 */
export const browserEntries = {
  /** Pages of tables, without a script. */
  page: 'page.css',
  /** report.html and the pages of documents. */
  report: 'report-page.ts',
  /** diff.html. */
  diff: 'diff-page.ts',
  /** The page of `ikat review`: its files are served, not carried. */
  review: 'review-page.tsx',
  /** catalogue.html. */
  catalogue: 'catalogue-page.tsx',
  /** What the program saw on a page: it has no script. */
  overlay: 'overlay.css',
} as const;

/** The name of a bundle. */
export type BrowserEntry = keyof typeof browserEntries;

/** What a page carries; an entry that is a style sheet alone has an empty script. */
export type BrowserCode = { script: string; style: string };

// the sources beside this file bear the names of the bundles: they must not be taken for them
const bundles = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/output/browser/' : '../browser/',
  import.meta.url,
);

/** The bundle of this name. Throws PipelineError `internal-error` that says what is missing when it was not built. */
export function browserCode(name: BrowserEntry, folder = bundles): BrowserCode {
  const hasScript = !browserEntries[name].endsWith('.css');
  return {
    script: hasScript ? bundled(new URL(`${name}.js`, folder)) : '',
    style: bundled(new URL(`${name}.css`, folder)),
  };
}

function bundled(file: URL): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const reason = `${fileURLToPath(file)} is missing: run "npm run build", or install ikat again`;
    throw new PipelineError('internal-error', reason);
  }
}
