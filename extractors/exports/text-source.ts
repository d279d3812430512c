/** A text export as pages. */
import { PipelineError } from '../../pipeline/model/errors.ts';
import type { OpenSource } from '../page/open-source.ts';
import { decodeText } from './lines/decode.ts';
import type { ExportHints } from './lines/hints.ts';
import { readTextExport } from './read.ts';

/** Opens the bytes of a text. Throws PipelineError: unknown encoding, no lines. */
export function openTextSource(bytes: Uint8Array, hints: ExportHints): OpenSource {
  const text = decodeText(bytes);
  if (text === null) throw new PipelineError('unknown-format', 'The bytes are no text in a known encoding');
  const { kind, pages, issues } = readTextExport(text, hints);
  if (pages.length === 0) throw new PipelineError('no-pages', 'The text holds no lines');
  return {
    kind,
    pageCount: pages.length,
    readPage: (number) => {
      const page = pages[number - 1];
      if (!page) return Promise.reject(new RangeError(`no page ${number} in a text of ${pages.length}`));
      // issues of the whole text travel with its first page
      const whole = number === 1 ? { ...page, issues: [...issues, ...page.issues] } : page;
      return Promise.resolve({ page: whole, picture: null });
    },
    close: () => Promise.resolve(),
  };
}
