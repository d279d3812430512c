/** The parts of a mixed cell: explanation, reason, formula, legend, told apart by their labels. */
import { endsSentence, isCapital, isHead, tokenText, type Token } from './tokens.ts';

type ZoneKind =
  'plain' | 'formula' | 'numerator' | 'denominator' | 'definition' | 'rationale' | 'legend' | 'note' | 'other';

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
  ['legend', /^(?:(?:keterangan|ket\.?|di ?mana|dengan keterangan) ?:?|dengan ?:)$/iu],
  ['numerator', /^(?:pembilang|numerator) ?:$/iu],
  ['denominator', /^(?:penyebut|den(?:o|u)minator|denumerator) ?:$/iu],
  // labels of other columns that share the cell
  ['other', /^(?:tipe|sumber|satuan|polari[st]as\p{L}*|periode|frekuensi|penanggung ?jawab)(?: [\p{L}/]+){0,3} ?:$/iu],
];
/** Labels that need no colon where they fill their line. */
const fillsLine = new Set<ZoneKind>(['formula', 'numerator', 'denominator']);
/** Longest label, and longest name of what a note explains, in tokens. */
const longestLabel = 10;
const longestNote = 5;

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
      const fits = label.test(text) || (whole && !closed && fillsLine.has(kind) && label.test(`${text} :`));
      if (!fits) continue;
      if (kind === 'formula' ? starts || closed : starts) {
        if (kind === 'other' && !tokens[i]?.first) continue;
        if (kind === 'legend' && !closed && !legendFollows(tokens, to)) continue;
        if (kind === 'formula' && text.endsWith('=')) continue;
        return { kind, to };
      }
    }
  }
  return i > 0 ? noteAt(tokens, i) : null;
}

/** "Ruas jalan : jalan kabupaten/desa": a line or sentence that says what a word means, and calculates nothing. */
function noteAt(tokens: readonly Token[], i: number): { kind: ZoneKind; to: number } | null {
  const first = tokens[i];
  if (!first || !isCapital(first.text) || isHead(first.text)) return null;
  if (!first.first && !endsSentence(tokens, i - 1)) return null;
  const colon = tokens.slice(i, i + longestNote).findIndex((token) => /:$/.test(token.text));
  const words = tokens.slice(i, i + colon + 1);
  const isCut = words.some((_, k) => k < colon && /[.;]$/.test(words[k]?.text ?? ''));
  if (colon < 0 || isCut || words.some((token, k) => k > 0 && token.first)) return null;
  let end = i + colon + 1;
  while (end < tokens.length && !endsSentence(tokens, end)) end++;
  const said = tokenText(tokens.slice(i + colon + 1, end));
  const calculates = /[÷=]|\s[/:]\s|[x×*] ?\d|\b(?:di ?bagi|dikali\p{L}*|dibanding\p{L}*)\b/iu.test(said);
  return said === '' || calculates ? null : { kind: 'note', to: i + colon + 1 };
}

function wholeLine(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens[from]?.first === true && (to === tokens.length ? false : tokens[to]?.first === true);
}

function legendFollows(tokens: readonly Token[], at: number): boolean {
  return tokens.slice(at, at + 6).some((token) => token.text === '=' || token.text === ':');
}
