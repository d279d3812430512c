/** LaTeX formulas to readable lines. A small recursive reader of the commands that exports of tables hold. */
import type { FractionPart, TextLine } from '../../../pipeline/model/reading/text.ts';
import { exportLine } from '../lines/source-lines.ts';

type Part = { part: FractionPart['part'] | null; fraction: number; text: string };

const symbols: Record<string, string> = {
  times: ' x ',
  cdot: ' x ',
  ast: ' x ',
  div: ' : ',
  sum: ' Σ ',
  leq: ' ≤ ',
  le: ' ≤ ',
  geq: ' ≥ ',
  ge: ' ≥ ',
  neq: ' ≠ ',
  pm: ' ± ',
  percent: '%',
  dots: ' ... ',
  ldots: ' ... ',
  cdots: ' ... ',
  to: ' → ',
  rightarrow: ' → ',
  approx: ' ≈ ',
  bullet: ' ',
  left: '',
  right: '',
  big: '',
  Big: '',
  bigg: '',
  Bigg: '',
  displaystyle: '',
  limits: '',
  nolimits: '',
  quad: ' ',
  qquad: ' ',
  hline: '',
};
const fractions = new Set(['frac', 'dfrac', 'tfrac', 'cfrac', 'nicefrac', 'sfrac']);
const named = new Set(['begin', 'end', 'hspace', 'vspace', 'label']);

/**
 * The lines of one formula: a fraction that stands free becomes numerator and denominator lines (form `latex`) with
 * what stands left and right of it; a fraction inside another part becomes "a / b". `index` is the number of the
 * first fraction.
 */
export function latexLines(source: string, line: number, index: number): TextLine[] {
  return readParts(source).flatMap((p) => {
    const fraction = p.part ? { fraction: { index: index + p.fraction, part: p.part, form: 'latex' as const } } : {};
    return exportLine(p.text, line, fraction) ?? [];
  });
}

function readParts(source: string): Part[] {
  const parts: Part[] = [];
  let plain = '';
  let fraction = 0;
  const flush = (part: 'left' | 'right' | null) => {
    if (plain.trim()) parts.push({ part, fraction: part === 'right' ? fraction - 1 : fraction, text: plain });
    plain = '';
  };
  for (let i = 0; i < source.length;) {
    const command = commandAt(source, i);
    if (command && fractions.has(command.name)) {
      flush(fraction ? 'right' : 'left');
      const top = argument(source, command.end);
      const bottom = argument(source, top.end);
      parts.push({ part: 'numerator', fraction, text: plainLatex(top.text) });
      parts.push({ part: 'denominator', fraction, text: plainLatex(bottom.text) });
      fraction++;
      i = bottom.end;
      continue;
    }
    const step = readPiece(source, i);
    plain += step.text;
    i = step.end;
  }
  flush(fraction ? 'right' : null);
  return parts;
}

/** LaTeX as one readable text; nested fractions become "a / b". */
export function plainLatex(source: string): string {
  let out = '';
  for (let i = 0; i < source.length;) {
    const command = commandAt(source, i);
    if (command && fractions.has(command.name)) {
      const top = argument(source, command.end);
      const bottom = argument(source, top.end);
      out += ` ${grouped(plainLatex(top.text))} / ${grouped(plainLatex(bottom.text))} `;
      i = bottom.end;
      continue;
    }
    const step = readPiece(source, i);
    out += step.text;
    i = step.end;
  }
  return out.replace(/\s+/g, ' ').trim();
}

/** Brackets where "a x b / c" would read otherwise than meant. */
function grouped(text: string): string {
  return /\s[-+x:/]\s/.test(text) ? `(${text})` : text;
}

function readPiece(source: string, i: number): { text: string; end: number } {
  const command = commandAt(source, i);
  if (command) {
    const { name, end } = command;
    if (named.has(name)) return { text: ' ', end: argument(source, end).end };
    if (name in symbols) return { text: symbols[name] ?? '', end };
    if (/\s*\{/y.test(source.slice(end, end + 4))) {
      const inner = argument(source, end);
      return { text: plainLatex(inner.text), end: inner.end };
    }
    // text switches such as \rm have no words of their own; any other name is kept as a word
    return { text: /^(?:rm|bf|it|text|mathrm)$/.test(name) ? '' : ` ${name} `, end };
  }
  const c = source[i] ?? '';
  if (c === '\\') {
    const next = source[i + 1] ?? '';
    return { text: /[%$&#_{}]/.test(next) ? next : ' ', end: i + 2 };
  }
  if (c === '{') {
    const inner = argument(source, i);
    return { text: plainLatex(inner.text), end: inner.end };
  }
  if (c === '_' || c === '^') {
    const inner = argument(source, i + 1);
    return { text: `${c}${plainLatex(inner.text)}`, end: inner.end };
  }
  return { text: c === '}' || c === '&' || c === '~' || c === '$' ? ' ' : c, end: i + 1 };
}

function commandAt(source: string, i: number): { name: string; end: number } | null {
  const found = source[i] === '\\' ? /^\\([A-Za-z]+)\*?/.exec(source.slice(i, i + 40)) : null;
  return found ? { name: found[1] ?? '', end: i + found[0].length } : null;
}

/** The argument that starts at `i`: a braced group, or the next character. An unclosed group ends with the source. */
function argument(source: string, i: number): { text: string; end: number } {
  let start = i;
  while (/\s/.test(source[start] ?? '')) start++;
  if (source[start] !== '{') {
    const command = commandAt(source, start);
    const end = command?.end ?? start + 1;
    return { text: source.slice(start, end), end };
  }
  let depth = 0;
  for (let j = start; j < source.length; j++) {
    if (source[j] === '\\') j++;
    else if (source[j] === '{') depth++;
    else if (source[j] === '}' && --depth === 0) return { text: source.slice(start + 1, j), end: j + 1 };
  }
  return { text: source.slice(start + 1), end: source.length };
}

/** A text cut into prose and formulas: `$..$`, `$$..$$`, `\(..\)`, `\[..\]`, or from a bare `\frac` to the end. */
export function splitFormulas(text: string): { formula: boolean; text: string }[] {
  const pieces: { formula: boolean; text: string }[] = [];
  const pattern =
    /\$\$([\s\S]+?)\$\$|(?<!\\)\$([^$]*\\[A-Za-z][^$]*)\$|\\\(([\s\S]+?)\\\)|\\\[([\s\S]+?)\\\]|(\\[a-z]?frac\s*\{[\s\S]*)$/g;
  let from = 0;
  for (const found of text.matchAll(pattern)) {
    if (found.index > from) pieces.push({ formula: false, text: text.slice(from, found.index) });
    pieces.push({ formula: true, text: found[1] ?? found[2] ?? found[3] ?? found[4] ?? found[5] ?? '' });
    from = found.index + found[0].length;
  }
  if (from < text.length) pieces.push({ formula: false, text: text.slice(from) });
  return pieces;
}
