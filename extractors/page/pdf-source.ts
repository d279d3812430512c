/** A PDF as pages that are read one by one. */
import { PipelineError } from '../../pipeline/model/errors.ts';
import { issue, type Issue } from '../../pipeline/model/issue.ts';
import type { Complaint } from '../pdf/parser-talk.ts';
import { openPdf } from '../pdf/pdfjs.ts';
import type { ReadingHints } from './reading-hints.ts';
import type { OpenSource } from './open-source.ts';
import { drawPagePicture } from './small-picture.ts';
import { readPdfPage } from './read-page.ts';

/** Opens the bytes of a PDF. Throws PipelineError: damaged, encrypted, no pages. */
export async function openPdfSource(bytes: Uint8Array, reading: ReadingHints): Promise<OpenSource> {
  const pdf = await openPdf(bytes);
  return {
    kind: null,
    pageCount: pdf.pageCount,
    readPage: async (number, tools) => {
      const proxy = await pdf.page(number);
      try {
        const { page, upright, dpi } = await readPdfPage(proxy, tools.ocr, reading);
        const complaints = [...pdf.complaints, ...pdf.heard()];
        const [complaint] = complaints;
        if (page.quality.reading === 'blank' && complaint) {
          const reason = `nothing of the page could be drawn: ${complaint.says}`;
          throw new PipelineError('damaged-pdf', reason, { page: number });
        }
        page.issues.push(...complaints.map(damageIssue));
        return { page, draw: (hidden) => drawPagePicture(upright, dpi, hidden) };
      } finally {
        proxy.cleanup();
      }
    },
    close: pdf.close,
  };
}

/** Of the document, not of the page: a font that pages share is complained of on the page that happened to be first. */
function damageIssue({ says, loses }: Complaint): Issue {
  return issue('pdf-damaged', `The PDF is damaged: ${says}`, { severity: loses ? 'error' : 'warning' });
}
