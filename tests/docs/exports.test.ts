import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dictionary, fieldsTable } from './exports-tables.ts';

const path = new URL('../../docs/exports.md', import.meta.url);

/** Tables say the same whatever the width of their cells. */
const squeezed = (text: string) => text.replace(/ +/g, ' ').replace(/\| :?-+:? (?=\|)/g, '| --- ');

test('docs/exports.md tells of every field and column what the exports hold (IKAT_UPDATE_DOCS=1 writes it anew)', () => {
  const made = { fields: fieldsTable(), dictionary: dictionary() };
  for (const [name, text] of Object.entries(made)) {
    const part = new RegExp(`(<!-- ${name} -->\n\n)([\\s\\S]*?)(\n\n<!-- end of ${name} -->)`);
    const page = readFileSync(path, 'utf8');
    if (process.env['IKAT_UPDATE_DOCS'] === '1')
      writeFileSync(
        path,
        page.replace(part, (_, a: string, __, b: string) => `${a}${text}${b}`),
      );
    else expect(squeezed(part.exec(page)?.[2] ?? '')).toBe(squeezed(text));
  }
});
