import { expect, it } from 'vitest';
import type { OcrLine } from '../../../extractors/ocr/engine.ts';
import { letterMemory } from '../../../extractors/ocr/memory.ts';

const lines = (text: string): OcrLine[] => [{ words: [{ text, box: [0, 0, 1, 1], confidence: 1 }] }];

it('what must not be kept is forgotten, whether it was read now or before, and counted as it was read', () => {
  const memory = letterMemory({ crops: { old: lines('Budi'), gone: lines('Rantau'), table: lines('PMKS') } });
  for (const crop of ['old', 'table', 'new']) if (memory.find(crop) === null) memory.keep(crop, lines('Budi'));
  memory.forget((read) => read[0]!.words[0]!.text === 'Budi');
  expect(memory.taken()).toEqual({ letters: { crops: { table: lines('PMKS') } }, kept: 2, read: 1, gone: 2 });
});
