import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { addObject, addPage, finishPdf, startPdf, type PdfDraft } from '../../../fixtures/make/formats/pdf.ts';
import { checkDrawing } from '../../../extractors/pdf/bounds/drawing.ts';
import { fileObjects } from '../../../extractors/pdf/bounds/objects.ts';
import { readValue } from '../../../extractors/pdf/bounds/pdf-values.ts';
import { PipelineError } from '../../../pipeline/model/errors.ts';

const stream = (draft: PdfDraft, dict: string, content: string): number =>
  addObject(draft, { dict, bytes: Buffer.from(content) });

const form = (resources = ''): string => `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << ${resources} >>`;
const pattern = (resources = ''): string =>
  `/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << ${resources} >>`;

/** The code of the refusal of a page that draws `content`, or null. */
function refusedFor(build: (draft: PdfDraft) => string, content: string): string | null {
  const draft = startPdf();
  const resources = build(draft);
  const page = addPage(draft, { width: 595, height: 842, content, resources });
  try {
    checkDrawing(fileObjects(finishPdf(draft))!, page, 100e6);
    return null;
  } catch (error) {
    if (error instanceof PipelineError) return error.refusal.code;
    throw error;
  }
}

describe('a page is refused before it is drawn', () => {
  test('when its pattern draws itself, directly or through a form', () => {
    const itself = (draft: PdfDraft): string => {
      const at = draft.objects.length + 1;
      stream(draft, pattern(`/Pattern << /P ${at} 0 R >>`), '/Pattern cs /P scn 0 0 9 9 re f');
      return `/Pattern << /P ${at} 0 R >>`;
    };
    const throughForm = (draft: PdfDraft): string => {
      const at = draft.objects.length + 1;
      stream(draft, form(`/Pattern << /P ${at + 1} 0 R >>`), '/Pattern cs /P scn 0 0 9 9 re f');
      stream(draft, pattern(`/XObject << /X ${at} 0 R >>`), '/X Do');
      return `/XObject << /X ${at} 0 R >>`;
    };
    expect(refusedFor(itself, '/Pattern cs /P scn 0 0 9 9 re f')).toBe('damaged-pdf');
    expect(refusedFor(throughForm, '/X Do')).toBe('damaged-pdf');
  });

  test('when forms in forms draw more pieces than a sheet shows', () => {
    const laughs = (draft: PdfDraft): string => {
      let below = stream(draft, form(), '0 0 1 1 re f');
      for (let i = 0; i < 8; i++) below = stream(draft, form(`/XObject << /X ${below} 0 R >>`), '/X Do '.repeat(10));
      return `/XObject << /X ${below} 0 R >>`;
    };
    expect(refusedFor(laughs, '/X Do')).toBe('too-complex');
  });

  test('when a part unpacks to more than a page could draw', () => {
    const bomb = (draft: PdfDraft): string => {
      const bytes = deflateSync(Buffer.alloc(80e6, 'q Q '));
      const at = addObject(draft, { dict: `${form()} /Filter /FlateDecode`, bytes });
      return `/XObject << /X ${at} 0 R >>`;
    };
    expect(refusedFor(bomb, '/X Do')).toBe('too-complex');
  });

  test('when it shows a picture that claims to be too large, also inside a form', () => {
    const claim = (draft: PdfDraft): string => {
      const at = stream(draft, '/Subtype /Image /Width 30000 /Height 30000', '');
      return `/XObject << /X ${stream(draft, form(`/XObject << /I ${at} 0 R >>`), '/I Do')} 0 R >>`;
    };
    expect(refusedFor(claim, '/X Do')).toBe('too-large');
  });
});

describe('a page is drawn', () => {
  test('when it shares its resources with its own forms, as many programs write them', () => {
    const shared = (draft: PdfDraft): string => {
      const resources = draft.objects.length + 1;
      addObject(draft, `<< /Pattern << /P ${resources + 1} 0 R >> /XObject << /X ${resources + 2} 0 R >> >>`);
      const own = `/Resources ${resources} 0 R`;
      stream(draft, `/PatternType 1 /PaintType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 ${own}`, '0 0 4 4 re f');
      stream(draft, `/Subtype /Form /BBox [0 0 9 9] ${own}`, '/Pattern cs /P scn 0 0 9 9 re f');
      return `/Pattern << /P ${resources + 1} 0 R >> /XObject << /X ${resources + 2} 0 R >>`;
    };
    expect(refusedFor(shared, '/X Do /Pattern cs /P scn 0 0 9 9 re f'.repeat(1000))).toBeNull();
  });
});

test('values that break off or lie too deep end as nothing, and nothing throws', () => {
  expect(readValue('<< /A [1 (a(b)c) <41> 2 0 R', 0).value).toEqual(new Map([['/A', [1, null, null, { object: 2 }]]]));
  expect(() => readValue('['.repeat(100_000), 0)).not.toThrow();
  expect(() => readValue('<</a'.repeat(100_000), 0)).not.toThrow();
});
