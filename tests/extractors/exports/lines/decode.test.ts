import { expect, test } from 'vitest';
import { decodeText } from '../../../../extractors/exports/lines/decode.ts';

const bytes = (...b: number[]) => Uint8Array.from(b);

test('UTF-8 is read with and without a byte order mark, line ends become one character', () => {
  expect(decodeText(bytes(0xef, 0xbb, 0xbf, 0x41, 0x0d, 0x0a, 0xc3, 0xa9))).toBe('A\né');
  expect(decodeText(bytes(0xc3, 0xa9))).toBe('é');
});

test('UTF-16 is read in both byte orders, and without a mark', () => {
  expect(decodeText(bytes(0xff, 0xfe, 0x41, 0, 0x42, 0))).toBe('AB');
  expect(decodeText(bytes(0xfe, 0xff, 0, 0x41, 0, 0x42))).toBe('AB');
  expect(decodeText(bytes(0x41, 0, 0x42, 0, 0x43, 0))).toBe('ABC');
});

test('UTF-16 whose last byte is lost is read all the same', () => {
  expect(decodeText(bytes(0x41, 0, 0x42, 0, 0x43))).toBe('AB\ufffd');
});

test('one broken character makes UTF-8 no other encoding', () => {
  const dashes = Buffer.from('1–2 3–4 5–6 7–8 9–10');
  expect(decodeText(Uint8Array.from([...dashes, 0xe2, 0x80]))).toBe('1–2 3–4 5–6 7–8 9–10\ufffd');
});

test('bytes that are no UTF-8 are windows-1252', () => {
  expect(decodeText(bytes(0x35, 0x30, 0x96, 0x36, 0x30))).toBe('50–60');
});

test('a binary file is no text', () => {
  expect(decodeText(bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d))).toBeNull();
  expect(decodeText(bytes(0xff, 0x01, 0x02, 0x03, 0xd8))).toBeNull();
});
