/** Text exports of documents to pages. */
import type { Issue } from '../../pipeline/model/issue.ts';
import type { Page } from '../../pipeline/model/reading/page.ts';
import { detectKind, type ExportKind } from './detect.ts';
import type { ExportHints } from './lines/hints.ts';
import { sourceLines } from './lines/lines.ts';
import { lostPages } from './lost/pages.ts';
import { cutPieces } from './separated/pieces.ts';
import { separatedPages } from './separated/pages.ts';

/**
 * The pages of a text export. The kind is found from the content: separated tables, separated tables with markup, or
 * recognised text whose columns are lost. Issues of a page stand on the page; `issues` holds those of the document.
 */
export function readTextExport(text: string, hints: ExportHints): { kind: ExportKind; pages: Page[]; issues: Issue[] } {
  const lines = sourceLines(text);
  const { kind, delimiter } = detectKind(lines, hints);
  if (kind === 'ocr-text') return { kind, pages: lostPages(lines, hints), issues: [] };
  const because = kind === 'markup' ? 'a separated table with markup' : 'a separated table';
  return { kind, pages: separatedPages(cutPieces(lines, delimiter, kind === 'markup'), hints, because), issues: [] };
}
