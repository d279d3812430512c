/** What Tesseract's hOCR output says of every word when asked for the shares of letters: place, sureness, steps. */
import type { LetterStep } from '../../pipeline/model/reading/text.ts';
import type { OcrLine, OcrWord } from './engine.ts';

const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };
const element = /<span class='(ocr_[a-z]+|ocrx_word|ocrx_cinfo)'([^>]*)>([^<]*)/g;
const placed = /bbox (-?\d+) (-?\d+) (-?\d+) (-?\d+); x_wconf (\d+)/;

/**
 * Lines of words with the steps of their letters (`lstm_choice_mode` 1: after each word, a span for every time step of the
 * network with the share of each sign; a blank and the space both come as an empty text). `signOf` tells what a sign of a step
 * stands for, where the engine names it wrongly.
 */
export function readHocr(hocr: string, signOf: (named: string) => string = (named) => named): OcrLine[] {
  const lines: OcrLine[] = [];
  let word: (OcrWord & { steps: LetterStep[] }) | null = null;
  for (const [, kind, attributes = '', text = ''] of hocr.matchAll(element)) {
    if (kind === 'ocrx_word') {
      const found = placed.exec(attributes);
      if (!found) continue;
      const [x0, y0, x1, y1, sure] = found.slice(1).map(Number) as [number, number, number, number, number];
      word = { text: unescaped(text), box: [x0, y0, x1, y1], confidence: sure / 100, steps: [] };
      if (lines.length === 0) lines.push({ words: [] });
      lines.at(-1)!.words.push(word);
    } else if (kind === 'ocrx_cinfo') {
      if (!word) continue;
      if (attributes.includes("id='timestep")) word.steps.push({});
      else addShare(word.steps, signOf(unescaped(text)), Number(/x_confs ([\d.]+)/.exec(attributes)?.[1] ?? 0) / 100);
    } else if (kind !== 'ocr_symbol') {
      lines.push({ words: [] });
      word = null;
    }
  }
  return lines
    .map((line) => ({ words: line.words.map((w) => ({ ...w, steps: joinBlanks(w.steps ?? []) })) }))
    .filter((line) => line.words.length > 0);
}

function addShare(steps: LetterStep[], sign: string, share: number): void {
  const step = steps.at(-1);
  if (step && share > 0) step[sign] = Math.round(((step[sign] ?? 0) + share) * 100) / 100;
}

const unescaped = (text: string): string => text.replace(/&(?:lt|gt|quot|#39|amp);/g, (e) => entities[e] ?? e).trim();

/** Neighbouring steps that surely hold no letter say together what one says. */
function joinBlanks(steps: readonly LetterStep[]): LetterStep[] {
  const blank = (step: LetterStep | undefined): boolean => (step?.[''] ?? 0) >= 0.97;
  return steps.filter((step, i) => !(blank(step) && blank(steps[i - 1])));
}
