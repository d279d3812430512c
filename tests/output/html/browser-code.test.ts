import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { browserCode, browserEntries, type BrowserEntry } from '../../../output/html/browser-code.ts';
import { pageFrame } from '../../../output/html/page-frame.ts';

const entries = Object.keys(browserEntries) as BrowserEntry[];

test.each(entries)('the bundle "%s" stands alone, so that a page can carry it', (name) => {
  const { script, style } = browserCode(name);
  expect(style).toContain('{');
  expect(script !== '').toBe(!browserEntries[name].endsWith('.css'));
  expect(script + style).not.toMatch(/\bimport\b|\brequire\(|@import|url\(/);
});

test('a page carries script and style of its entry whole, and its policy lets this script run', () => {
  const html = pageFrame({ title: 'A', body: { safe: '' }, entry: 'report' });
  const { script, style } = browserCode('report');
  expect(html.split('<style>')[1]?.split('</style>')[0]).toBe(style);
  expect(html.split('<script>')[1]?.split('</script>')[0]).toBe(script);
});

test('without a build it says what is missing and how to get it', () => {
  const empty = pathToFileURL(`${tmpdir()}/ikat-without-a-build/`);
  expect(() => browserCode('report', empty)).toThrow(
    /ikat-without-a-build\/report\.js is missing: run "npm run build"/,
  );
  expect(() => browserCode('overlay', empty)).toThrow(/overlay\.css is missing/);
});
