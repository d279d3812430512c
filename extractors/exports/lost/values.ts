/**
 * Values that repeat down a column of which only words are left: units and sources. Where one ends is learnt from
 * what stands before it on different lines (accessor variety: Feng and others, Computational Linguistics 30, 2004).
 */
import type { ExportHints, Openers } from '../lines/hints.ts';
import { alikeWords, type Token, type TokenLine } from './tokens.ts';

/** A value as folded words, and how often it was seen. */
export type KnownValue = { keys: string[]; count: number };
export type KnownValues = { unit: KnownValue[]; source: KnownValue[] };

const longest = 8;

/** Units and sources of a table body. `order` tells which of the two columns stands first; null when one is missing. */
export function learnValues(
  lines: readonly TokenLine[],
  openers: Openers,
  hints: ExportHints,
  order: 'unit-source' | 'source-unit' | null,
  hasSource: boolean,
): KnownValues {
  const tails = lines.map((line) => wordsOf(line.tokens));
  const units = new Map<string, KnownValue>();
  const sources = new Map<string, KnownValue>();
  const unitEnds: { line: number; keys: string[]; rest: string[] }[] = [];
  tails.forEach((words, line) => {
    // "Laporan Bidang": a unit's word inside a source
    const at = words.findLastIndex(
      (w, i) =>
        openers.unit.includes(w.key) &&
        /^\p{Lu}/u.test(w.text) &&
        !openers.source.includes(words[i - 1]?.key ?? '') &&
        !(order === 'unit-source' && openers.dangling.includes(words[i - 1]?.key ?? '')),
    );
    if (at < 0 || (at === 0 && order === null)) return;
    if (order === 'source-unit')
      before(words, at).forEach((keys) => {
        add(sources, keys);
      });
    unitEnds.push({ line, keys: words.slice(at).map((w) => w.key), rest: [] });
  });
  if (order === 'unit-source') splitTails(unitEnds, tails, hints);
  for (const end of unitEnds) {
    add(units, end.keys);
    if (end.rest.length) add(sources, end.rest);
  }
  const completed = completions(unitEnds, tails, [...sources.values()], hints);
  for (const keys of completed) {
    add(units, keys, 3);
    // what always goes on is no whole name
    for (const [key, unit] of units) {
      const name = unit.keys.map(capital).join(' ');
      if (keys.join(' ').startsWith(`${key} `) && !hints.isUnitName(name)) units.delete(key);
    }
  }
  if (order === null && hasSource)
    repeatedEnds(tails).forEach((keys) => {
      add(sources, keys, 2);
    });
  return {
    unit: ranked(units, 1),
    source: ranked(order === 'source-unit' ? maximal(sources) : sources, order === 'source-unit' ? 2 : 1),
  };
}

function wordsOf(tokens: readonly Token[]): Token[] {
  return tokens.filter((t) => t.kind === 'word' || t.kind === 'factor' || t.kind === 'garbled');
}

function add(map: Map<string, KnownValue>, keys: string[], count = 1): void {
  if (!keys.length) return;
  const found = map.get(keys.join(' ')) ?? { keys, count: 0 };
  map.set(keys.join(' '), { keys, count: found.count + count });
}

/** Phrases that are not always the end of a longer one. */
function maximal(map: Map<string, KnownValue>): Map<string, KnownValue> {
  const all = [...map];
  return new Map(all.filter(([key, v]) => !all.some(([other, o]) => other.endsWith(` ${key}`) && o.count >= v.count)));
}

function ranked(map: Map<string, KnownValue>, least: number): KnownValue[] {
  return [...map.values()]
    .filter((v) => v.count >= least)
    .sort((a, b) => b.keys.length - a.keys.length || b.count - a.count);
}

/** Cuts "unit source" tails: after a known unit name, or where the same rest follows different beginnings. */
function splitTails(
  ends: { line: number; keys: string[]; rest: string[] }[],
  tails: Token[][],
  hints: ExportHints,
): void {
  const texts = new Map<string, string>();
  tails.flat().forEach((t) => texts.set(t.key, t.text));
  const starts = new Map<string, Set<string>>();
  for (const end of ends) {
    for (let cut = 1; cut < end.keys.length; cut++) {
      const rest = end.keys.slice(cut).join(' ');
      const set = starts.get(rest) ?? new Set();
      set.add(end.keys[cut - 1] ?? '');
      starts.set(rest, set);
    }
  }
  const follows = followers(ends.map((e) => e.keys));
  const named = (keys: string[]) => hints.isUnitName(keys.map((k) => texts.get(k) ?? k).join(' '));
  for (const end of ends) {
    const all = [...end.keys];
    const cuts = Array.from({ length: all.length - 1 }, (_, i) => i + 1);
    const whole = named(all);
    const known = cuts.findLast((cut) => named(all.slice(0, cut)));
    const goingOn = cuts.findLast((cut) =>
      nextEnds(end.line, tails).some((words) => named([...all.slice(0, cut), ...words])),
    );
    const varied = cuts.find((cut) => (starts.get(all.slice(cut).join(' '))?.size ?? 0) >= 2);
    const forked = cuts.find((cut) => cut > 1 && (follows.get(all.slice(0, cut).join(' '))?.size ?? 0) >= 2);
    const cut = known ?? (whole ? undefined : (goingOn ?? varied ?? forked));
    if (cut === undefined) continue;
    end.rest = all.slice(cut);
    end.keys = all.slice(0, cut);
  }
}

/** The words that follow each beginning. */
function followers(tails: readonly string[][]): Map<string, Set<string>> {
  const follows = new Map<string, Set<string>>();
  for (const keys of tails) {
    for (let n = 1; n < keys.length; n++) {
      const start = keys.slice(0, n).join(' ');
      follows.set(start, (follows.get(start) ?? new Set<string>()).add(keys[n] ?? ''));
    }
  }
  return follows;
}

/** The last one to three words of the next lines. */
function nextEnds(line: number, tails: Token[][]): string[][] {
  return tails.slice(line + 1, line + 4).flatMap((words) => {
    const keys = words.map((w) => w.key);
    return [1, 2, 3].filter((n) => n <= keys.length).map((n) => keys.slice(-n));
  });
}

/** Unit names cut by a line's end: the words that follow the same beginning again and again on the next lines. */
function completions(
  ends: { line: number; keys: string[] }[],
  tails: Token[][],
  sources: KnownValue[],
  hints: ExportHints,
): string[][] {
  const seen = new Map<string, { keys: string[]; count: number }>();
  const total = new Map<string, number>();
  for (const end of ends) {
    total.set(end.keys.join(' '), (total.get(end.keys.join(' ')) ?? 0) + 1);
    const done = new Set<string>();
    for (let line = end.line + 1; line <= end.line + 4 && line < tails.length; line++) {
      if (ends.some((e) => e.line === line)) break;
      const words = withoutSource(
        (tails[line] ?? []).map((t) => t.key),
        sources,
      );
      for (let n = 1; n <= 3 && n <= words.length; n++) {
        const keys = [...end.keys, ...words.slice(-n)];
        const key = keys.join(' ');
        if (done.has(key)) continue;
        done.add(key);
        seen.set(key, { keys, count: (seen.get(key)?.count ?? 0) + 1 });
      }
    }
  }
  const text = (keys: string[]) => keys.map(capital).join(' ');
  const kept = [...seen.values()].filter((s) => {
    const start = [...total]
      .filter(([k]) => s.keys.join(' ').startsWith(`${k} `))
      .reduce((n, [, c]) => Math.max(n, c), 0);
    return (
      hints.isUnitName(text(s.keys)) ||
      (s.count >= 2 && s.count * 3 >= start * 2 && !hints.isUnitName(text(s.keys.slice(0, 2))))
    );
  });
  // of nested completions the shortest is the least bold
  return kept
    .filter(
      (k) =>
        !kept.some(
          (o) =>
            o !== k && o.keys.length < k.keys.length && o.count >= k.count && o.keys.every((w, i) => w === k.keys[i]),
        ),
    )
    .map((k) => k.keys);
}

function capital(key: string): string {
  return key === 'dan' ? key : key.replace(/^./, (c) => c.toUpperCase());
}

function withoutSource(keys: string[], sources: readonly KnownValue[]): string[] {
  const source = sources.find(
    (s) =>
      s.keys.length <= keys.length &&
      s.keys.every((k, i) => alikeWords(k, keys[keys.length - s.keys.length + i] ?? '')),
  );
  return source ? keys.slice(0, -source.keys.length) : keys;
}

/** Phrases of any length that end right before `at`. */
function before(words: Token[], at: number): string[][] {
  const phrases: string[][] = [];
  for (let from = at - 1; from >= Math.max(0, at - longest); from--) {
    if (words[from]?.kind !== 'word') break;
    if (!/^[("]?\p{Lu}/u.test(words[from]?.text ?? '')) continue;
    phrases.push(words.slice(from, at).map((w) => w.key));
  }
  return phrases;
}

/** Line endings that follow at least two different words and are seen three times. */
function repeatedEnds(tails: Token[][]): string[][] {
  const counts = new Map<string, { keys: string[]; count: number; left: Set<string> }>();
  for (const words of tails) {
    for (const keys of before(words, words.length)) {
      const found = counts.get(keys.join(' ')) ?? { keys, count: 0, left: new Set<string>() };
      found.count++;
      found.left.add(words[words.length - keys.length - 1]?.key ?? '^');
      counts.set(keys.join(' '), found);
    }
  }
  return [...counts.values()].filter((c) => c.count >= 3 && c.left.size >= 2).map((c) => c.keys);
}

/** How the keys of a run of words fit known values: all of one, its beginning, its end, or not at all. */
export function fitValue(
  keys: readonly string[],
  open: readonly string[],
  values: readonly KnownValue[],
): 'whole' | 'start' | null {
  const all = [...open, ...keys];
  const same = (v: KnownValue) => all.every((k, i) => alikeWords(k, v.keys[i] ?? ''));
  if (values.some((v) => v.keys.length === all.length && same(v))) return 'whole';
  return values.some((v) => v.keys.length > all.length && same(v)) ? 'start' : null;
}
