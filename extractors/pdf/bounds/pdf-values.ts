/** The values of PDF source: numbers, names, references, arrays, dictionaries. Source: ISO 32000-1, 7.3. */

/** A reference to an indirect object, by its number. */
export type Reference = { object: number };

/** Names keep their slash; strings, and words that are no value, are null. */
export type Value = number | string | boolean | null | Reference | Value[] | Dictionary;
export type Dictionary = Map<string, Value>;

export function isReference(value: Value | undefined): value is Reference {
  return typeof value === 'object' && value !== null && 'object' in value;
}

const blank = /(?:[\0\t\n\f\r ]+|%[^\n\r]*)*/y;
const reference = /(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y;
const word = /\/?[^\0\t\n\f\r ()<>[\]{}/%]*/y;

/** No dictionary of a document that a program wrote is as deep. */
const deepest = 60;

/**
 * The value that begins at `at` in `source` (one character a byte), and where it ends. Never throws: what breaks off or lies
 * deeper than any document ends as null.
 */
export function readValue(source: string, at: number, depth = 0): { value: Value; end: number } {
  const start = afterBlank(source, at);
  if (depth > deepest || start >= source.length) return { value: null, end: source.length };
  if (source.startsWith('<<', start)) return readDictionary(source, start + 2, depth);
  const sign = source[start];
  if (sign === '[') return readArray(source, start + 1, depth);
  if (sign === '(') return { value: null, end: endOfString(source, start) };
  if (sign === '<') {
    const end = source.indexOf('>', start);
    return { value: null, end: end < 0 ? source.length : end + 1 };
  }
  const referred = matchAt(reference, source, start);
  if (referred) return { value: { object: Number(referred[1]) }, end: start + referred[0].length };
  const text = matchAt(word, source, start)?.[0] ?? '';
  // a bracket without its partner
  if (text === '') return { value: null, end: start + 1 };
  return { value: plainValue(text), end: start + text.length };
}

function plainValue(text: string): Value {
  if (text.startsWith('/'))
    return text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  if (text === 'true' || text === 'false') return text === 'true';
  const number = Number(text);
  return Number.isNaN(number) ? null : number;
}

function readDictionary(source: string, from: number, depth: number): { value: Dictionary; end: number } {
  const value: Dictionary = new Map();
  let at = from;
  for (;;) {
    at = afterBlank(source, at);
    if (at >= source.length) return { value, end: at };
    if (source.startsWith('>>', at)) return { value, end: at + 2 };
    const key = readValue(source, at, depth + 1);
    at = key.end;
    if (typeof key.value !== 'string') continue;
    const entry = readValue(source, at, depth + 1);
    value.set(key.value, entry.value);
    at = entry.end;
  }
}

function readArray(source: string, from: number, depth: number): { value: Value[]; end: number } {
  const value: Value[] = [];
  let at = from;
  for (;;) {
    at = afterBlank(source, at);
    if (at >= source.length) return { value, end: at };
    if (source[at] === ']') return { value, end: at + 1 };
    const entry = readValue(source, at, depth + 1);
    value.push(entry.value);
    at = entry.end;
  }
}

function endOfString(source: string, start: number): number {
  let open = 0;
  for (let i = start; i < source.length; i++) {
    if (source[i] === '\\') i++;
    else if (source[i] === '(') open++;
    else if (source[i] === ')' && --open === 0) return i + 1;
  }
  return source.length;
}

function afterBlank(source: string, at: number): number {
  return at + (matchAt(blank, source, at)?.[0].length ?? 0);
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}
