/** The parts of a mixed cell: explanation, reason, formula, legend, told apart by their labels. */
import { endsSentence, equatesAt, tokenText, type Token } from './tokens.ts';

type ZoneKind = 'plain' | 'formula' | 'definition' | 'rationale' | 'legend';

/** A run of tokens under one label. `label` holds the label's own tokens. */
export type Zone = { kind: ZoneKind; label: Token[]; tokens: Token[] };

const count = '(?:rumus(?:an)?|formula|fo?r?mulasi|cara|metode|teknik|perhitungan|penghitungan)';
const countMore =
  '(?:rumus|formula|per?hitungan|penghitungan|perhitungannya|penghitungannya|pengukuran|menghitung|mengukur|hitung|indikator|yang|digunakan|adalah|sebagai|berikut|/|\\p{Lu}{2,})';
const labels: [ZoneKind, RegExp][] = [
  [
    'formula',
    new RegExp(`^(?:di(?:hitung|ukur) )?(?:dengan )?(?:menggunakan )?${count}(?: ${countMore}){0,6} ?[:=]$`, 'iu'),
  ],
  ['rationale', /^(?:alasan|dasar pertimbangan|latar belakang|manfaat)(?: \p{L}+){0,3} ?:$/iu],
  [
    'definition',
    /^(?:penjelasan|definisi|makna|pengertian|deskripsi|kriteria|uraian|interpretasi|catatan)(?: [\p{L}/]+){0,5} ?:$/iu,
  ],
  ['legend', /^(?:keterangan|ket\.?|di ?mana|dengan keterangan) ?:?$/iu],
];
/** Longest label, in tokens. */
const longestLabel = 10;

/** Cuts tokens into zones at labels such as "Rumus :"; a zone before the first label is `plain`. */
export function cutZones(tokens: readonly Token[]): Zone[] {
  const zones: Zone[] = [{ kind: 'plain', label: [], tokens: [] }];
  for (let i = 0; i < tokens.length; i++) {
    const found = labelAt(tokens, i);
    if (found) {
      zones.push({ kind: found.kind, label: tokens.slice(i, found.to), tokens: [] });
      i = found.to - 1;
    } else {
      const token = tokens[i];
      if (token) zones.at(-1)?.tokens.push(token);
    }
  }
  return zones.filter((zone) => zone.tokens.length > 0 || zone.label.length > 0);
}

function labelAt(tokens: readonly Token[], i: number): { kind: ZoneKind; to: number } | null {
  const starts = i === 0 || tokens[i]?.first || endsSentence(tokens, i - 1) || /[:.,]$/.test(tokens[i - 1]?.text ?? '');
  for (let to = i + 1; to <= Math.min(tokens.length, i + longestLabel); to++) {
    const text = tokenText(tokens.slice(i, to));
    const whole = wholeLine(tokens, i, to);
    for (const [kind, label] of labels) {
      const closed = /[:=]$/.test(text);
      // "dimana X1 = ..." needs no colon; any other label does, unless it fills its line ("Rumus Perhitungan")
      const fits = label.test(text) || (whole && !closed && kind === 'formula' && label.test(`${text} :`));
      if (!fits) continue;
      if (kind === 'formula' ? starts || closed : starts) {
        if (kind === 'legend' && !closed && !legendFollows(tokens, to)) continue;
        if (kind === 'formula' && text.endsWith('=')) continue;
        return { kind, to };
      }
    }
  }
  return null;
}

function wholeLine(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens[from]?.first === true && (to === tokens.length ? false : tokens[to]?.first === true);
}

function legendFollows(tokens: readonly Token[], at: number): boolean {
  return tokens.slice(at, at + 6).some((token) => token.text === '=' || token.text === ':');
}

/**
 * The right side of the first "=": what stands left of it (on its line or since the last sentence) is `left`,
 * earlier text `before`, and lines with a further "=" are a legend.
 */
export function cutEquation(tokens: readonly Token[]): {
  before: Token[];
  left: Token[];
  right: Token[];
  legend: Token[];
} {
  const equals = tokens.findIndex((_, i) => equatesAt(tokens, i));
  if (equals < 0) return { before: [], left: [], right: [...tokens], legend: [] };
  let from = equals;
  while (from > 0 && !leftBegins(tokens, from, equals)) from--;
  const second = tokens.findIndex((_, i) => i > equals && equatesAt(tokens, i));
  const to = second < 0 ? tokens.length : Math.max(equals + 1, lineStart(tokens, second));
  return {
    before: tokens.slice(0, from),
    left: tokens.slice(from, equals + 1),
    right: tokens.slice(equals + 1, to),
    legend: tokens.slice(to),
  };
}

function leftBegins(tokens: readonly Token[], from: number, equals: number): boolean {
  if (endsSentence(tokens, from - 1)) return true;
  return tokens[from]?.first === true && from < equals;
}

function lineStart(tokens: readonly Token[], at: number): number {
  let from = at;
  while (from > 0 && !tokens[from]?.first) from--;
  return from;
}
