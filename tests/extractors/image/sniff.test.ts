import { describe, expect, it } from 'vitest';
import { sniffFormat } from '../../../extractors/image/sniff.ts';

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

describe('sniffFormat', () => {
  it('knows the marks of the picture formats', () => {
    expect(sniffFormat(bytes('\x89PNG\r\n\x1a\n....'))).toBe('png');
    expect(sniffFormat(bytes('\xff\xd8\xff\xe0....'))).toBe('jpeg');
    expect(sniffFormat(bytes('II*\0....'))).toBe('tiff');
    expect(sniffFormat(bytes('MM\0*....'))).toBe('tiff');
  });

  it('finds the mark of a PDF behind junk of less than 1024 bytes', () => {
    expect(sniffFormat(bytes('%PDF-1.4\n'))).toBe('pdf');
    expect(sniffFormat(bytes('\0'.repeat(1000) + '%PDF-1.7\n'))).toBe('pdf');
    expect(sniffFormat(bytes('\0'.repeat(2000) + '%PDF-1.7\n'))).toBeNull();
  });

  it('takes text with and without a byte order mark, in UTF-8, UTF-16 and old one-byte encodings', () => {
    expect(sniffFormat(bytes('No\tSasaran\tIndikator\r\n'))).toBe('text');
    expect(sniffFormat(new Uint8Array(Buffer.from('\ufeffNo;Sasaran × 100')))).toBe('text');
    expect(sniffFormat(new Uint8Array(Buffer.from('\ufeffNo;Sasaran', 'utf16le')))).toBe('text');
    expect(sniffFormat(bytes('\xfe\xff\0N\0o'))).toBe('text');
    expect(sniffFormat(bytes('Jumlah penduduk \xd7 100 persen dibagi semua'))).toBe('text');
  });

  it('takes a text cut in the middle of a character', () => {
    const text = Buffer.from('a'.repeat(65_535) + '×' + 'b'.repeat(10));
    expect(sniffFormat(new Uint8Array(text))).toBe('text');
  });

  it('takes neither nothing nor binary junk nor a zip archive for text', () => {
    expect(sniffFormat(new Uint8Array())).toBeNull();
    expect(sniffFormat(Uint8Array.from({ length: 500 }, (_, i) => (i * 97 + 13) % 256))).toBeNull();
    expect(sniffFormat(bytes('PK\x03\x04\x14\0\0\0\x08\0'))).toBeNull();
    expect(sniffFormat(bytes('\x01\x02\x03\x04\x05\x06\x07\x08'))).toBeNull();
  });
});
