/** Letters of a page: those that are kept are not recognised again, and without new ones no engine starts. */
import { rememberingReader, type LetterMemory } from '../../extractors/ocr/memory.ts';
import type { OcrReader } from '../../extractors/ocr/engine.ts';
import type { ChildSettings } from '../batch/tasks.ts';

/** For each page a reader: one engine for all pages of a process, which each page finds as new. */
export function recognition({
  ocrData,
}: Pick<ChildSettings, 'ocrData'>): (memory: LetterMemory) => () => Promise<OcrReader> {
  let engine: Promise<OcrReader> | null = null;
  const start = async (): Promise<OcrReader> => {
    engine ??= import('../../extractors/ocr/tesseract.ts').then(({ createOcrReader }) =>
      createOcrReader(ocrData === null ? {} : { ocrData }),
    );
    const reader = await engine;
    await reader.fresh();
    return reader;
  };
  return (memory) => () => Promise.resolve(rememberingReader(memory, { readsSigns: ocrData === null, start }));
}
