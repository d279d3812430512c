/** Checks of the machine, one function each. A check never throws: what goes wrong is its result. */
import { existsSync } from 'node:fs';
import { access, constants, mkdtemp, rm, stat } from 'node:fs/promises';
import { delimiter, dirname, join, resolve } from 'node:path';
import { createCanvas, decodePicture } from '../../extractors/image/canvas.ts';
import { blankGray } from '../../extractors/raster/bitmap.ts';
import { ocrIdentity } from '../../extractors/ocr/data.ts';
import { createOcrReader } from '../../extractors/ocr/tesseract.ts';
import { loadVocabulary } from '../../normalizers/vocabulary/files.ts';
import { faultWords } from '../model/file-fault.ts';

/** `optional` is missing, and extraction works without it. `remedy` is null when nothing has to be done. */
export type Check = { name: string; status: 'ok' | 'failed' | 'optional'; detail: string; remedy: string | null };

const oldestNode = [20, 20] as const;

/** Runs `look`, whose text is the detail of a good check; anything thrown is the detail of a failed one. */
export async function check(name: string, remedy: string, look: () => Promise<string> | string): Promise<Check> {
  try {
    return { name, status: 'ok', detail: await look(), remedy: null };
  } catch (error) {
    return { name, status: 'failed', detail: faultWords(error), remedy };
  }
}

/** The version of Node. */
export function checkNode(version: string = process.versions.node): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const fits = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  const remedy = fits ? null : `Install Node ${oldestNode.join('.')} or newer`;
  return { name: 'Node', status: fits ? 'ok' : 'failed', detail: version, remedy };
}

/** Whether something can be written to a folder; one that is not there yet is judged by the nearest that is. */
export async function checkFolder(name: string, folder: string): Promise<Check> {
  return await check(name, 'Choose another folder with --out, or change its permissions', async () => {
    let there = resolve(folder);
    while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
    if (!(await stat(there)).isDirectory()) throw new Error(`${there} is no folder`);
    await access(there, constants.W_OK);
    await rm(await mkdtemp(join(there, '.ikat-')), { recursive: true });
    return folder;
  });
}

/** Whether the vocabulary can be read and holds together. */
export async function checkVocabulary(): Promise<Check> {
  return await check('vocabulary', 'Mend the line that is named, or install again', async () => {
    const { words, hash } = await loadVocabulary();
    return `${words.size} words, ${hash.slice(0, 19)}`;
  });
}

/** Whether pictures can be drawn, encoded and decoded. */
export async function checkCanvas(): Promise<Check> {
  return await check(
    'canvas',
    'Install again with npm ci; the canvas must be the version that pdfjs-dist asks for',
    async () => {
      const canvas = createCanvas(4, 2);
      canvas.getContext('2d').fillRect(0, 0, 4, 2);
      const { width, height } = await decodePicture(await canvas.encode('png'));
      if (width !== 4 || height !== 2) throw new Error(`a picture of 4 x 2 came back as ${width} x ${height}`);
      return 'draws, encodes and decodes';
    },
  );
}

/** Whether the OCR data are there and the engine starts and reads. */
export async function checkOcr(ocrData: string | undefined): Promise<Check> {
  return await check('OCR', 'Install again with npm ci, or name a folder with --ocr-data', async () => {
    const { engine, language, sha256 } = ocrIdentity({ ocrData });
    const reader = await createOcrReader({ ocrData });
    try {
      await reader.read(blankGray(64, 64), 'block');
    } finally {
      await reader.close();
    }
    return `${engine}, ${language}, sha256 ${sha256.slice(0, 12)}`;
  });
}

const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'chrome', 'msedge', 'firefox', 'safari', 'open'];

/** Whether a browser can be found; reports open in any browser, on this machine or another. */
export function checkBrowser(path: string = process.env['PATH'] ?? ''): Check {
  const names = browsers.flatMap((name) => (process.platform === 'win32' ? [`${name}.exe`] : [name]));
  const found = names.find((name) => path.split(delimiter).some((folder) => existsSync(join(folder, name))));
  if (found !== undefined) return { name: 'browser', status: 'ok', detail: found, remedy: null };
  const detail = 'none found; only needed to look at reports';
  return { name: 'browser', status: 'optional', detail, remedy: null };
}
