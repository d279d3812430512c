/** A text export as pages. */
import { PipelineError } from '../../pipeline/model/errors.ts';
import { issue, type Issue } from '../../pipeline/model/issue.ts';
import type { OpenSource } from '../page/open-source.ts';
import { decodeText } from './lines/decode.ts';
import type { ExportHints } from './lines/hints.ts';
import { checkTextBytes, checkTextLines } from './lines/text-bounds.ts';
import { readTextExport } from './read.ts';

/** Opens the bytes of a text. Throws PipelineError: unknown encoding, no lines, more text than can be a table. */
export function openTextSource(bytes: Uint8Array, hints: ExportHints): OpenSource {
  checkTextBytes(bytes.length);
  const text = decodeText(bytes);
  if (text === null) throw new PipelineError('unknown-format', 'The bytes are no text in a known encoding');
  checkTextLines(text);
  const read = readBounded(text, hints);
  const { kind, pages } = read;
  const issues = [...brokenCharacters(text), ...read.issues];
  if (pages.length === 0) throw new PipelineError('no-pages', 'The text holds no lines');
  return {
    kind,
    pageCount: pages.length,
    readPage: (number) => {
      const page = pages[number - 1];
      if (!page) return Promise.reject(new RangeError(`no page ${number} in a text of ${pages.length}`));
      // issues of the whole text travel with its first page
      const whole = number === 1 ? { ...page, issues: [...issues, ...page.issues] } : page;
      return Promise.resolve({ page: whole, draw: null });
    },
    close: () => Promise.resolve(),
  };
}

/** Markup is read by functions that call themselves: how deep they may go is told by the stack. */
function readBounded(text: string, hints: ExportHints): ReturnType<typeof readTextExport> {
  try {
    return readTextExport(text, hints);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new PipelineError('too-much-text', 'Parts of the text lie in each other deeper than can be read');
  }
}

function brokenCharacters(text: string): Issue[] {
  const count = text.match(/\ufffd/g)?.length ?? 0;
  const line = text.slice(0, text.indexOf('\ufffd')).split('\n').length;
  return count === 0 ? [] : [issue('unreadable-text', `${count} characters are broken, the first in line ${line}`)];
}
