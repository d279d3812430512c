/** The only home of tesseract.js: pictures of text to words, offline, one engine life a page. */
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js';
import type { Gray } from '../raster/bitmap.ts';
import { dataFile, language, secondDataFile, signOfStep, type OcrData, type OcrOptions } from './data.ts';
import type { Segmentation, OcrWord, OcrReader } from './engine.ts';
import { readHocr } from './hocr.ts';

const modes: Record<Segmentation, PSM> = {
  block: PSM.SINGLE_BLOCK,
  line: PSM.SINGLE_LINE,
  'bare line': PSM.RAW_LINE,
};

/** Starts an engine; the network of second opinions starts when it is first asked. Throws 'ocr-data-missing' when the language data are not there. */
export async function createOcrReader(options: OcrOptions): Promise<OcrReader> {
  const data = dataFile(options);
  const own = await createNetwork(data);
  let second: Promise<Network> | null = null;
  return {
    readsSigns: data.isOwn,
    read: own.read,
    secondOpinion: async (word) => await (await (second ??= createNetwork(secondDataFile()))).read(word, 'line', true),
    fresh: async () => {
      await own.fresh();
      await (await second)?.fresh();
    },
    close: async () => {
      await own.close();
      await (await second)?.close();
    },
  };
}

type Network = Pick<OcrReader, 'read' | 'fresh' | 'close'>;

async function createNetwork(data: OcrData): Promise<Network> {
  const worker = await createWorker(language, OEM.LSTM_ONLY, {
    langPath: data.folder,
    gzip: data.gzip,
    cacheMethod: 'none',
    // without a handler a failed job is thrown inside a message callback and ends the process
    errorHandler: () => undefined,
  });
  await configure(worker);
  let mode: string | null = null;
  return {
    read: async (crop, segmentation, letters = false) => {
      const wanted = `${segmentation}${letters ? ' letters' : ''}`;
      if (wanted !== mode) {
        const parameters = { tessedit_pageseg_mode: modes[segmentation], lstm_choice_mode: letters ? '1' : '0' };
        await worker.setParameters(parameters);
        mode = wanted;
      }
      const picture = Buffer.from(portableGray(crop));
      if (letters) {
        const { data: page } = await worker.recognize(picture, {}, { text: false, hocr: true });
        return readHocr(page.hocr ?? '', data.isOwn ? signOfStep : undefined);
      }
      const { data: page } = await worker.recognize(picture, {}, { text: false, blocks: true });
      return (page.blocks ?? []).flatMap((block) =>
        block.paragraphs.flatMap((paragraph) =>
          paragraph.lines.map((line) => ({
            words: line.words.map((word) => ({
              text: word.text,
              box: [word.bbox.x0, word.bbox.y0, word.bbox.x1, word.bbox.y1] as OcrWord['box'],
              confidence: word.confidence / 100,
            })),
          })),
        ),
      );
    },
    fresh: async () => {
      await worker.reinitialize(language, OEM.LSTM_ONLY);
      await configure(worker);
      mode = null;
    },
    close: async () => {
      await worker.terminate();
    },
  };
}

async function configure(worker: Worker): Promise<void> {
  await worker.setParameters({ user_defined_dpi: '300', preserve_interword_spaces: '0' });
}

/** Portable graymap (P5): the cheapest picture format that the engine's decoder takes. */
function portableGray({ width, height, data }: Gray): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const out = new Uint8Array(head.length + data.length);
  out.set(head);
  out.set(data, head.length);
  return out;
}
