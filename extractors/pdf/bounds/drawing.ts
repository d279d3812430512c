/**
 * How much a page of a PDF would draw, told from its dictionaries before the parser draws it: forms and patterns draw each
 * other, and a file of a kilobyte can ask for drawing without end. The parser stops forms that draw themselves, but no
 * pattern that does.
 */
import { PipelineError } from '../../../pipeline/model/errors.ts';
import type { FileObjects } from './objects.ts';
import { Reference, type Dictionary, type Value } from './values.ts';

/** Pieces (forms, patterns, letters that are drawings) that one page may draw: a map full of signs has some thousand. */
const mostPieces = 200_000;
/** Bytes of drawing in all pieces of a page, each as often as it is drawn. */
const mostDrawing = 200_000_000;
/** Forms in forms: programs that put pages on pages make a few. */
const deepest = 200;

type Cost = { pieces: number; bytes: number };
type Drawn = { object: number; isPattern: boolean };
type Largest = { width: number; height: number };

/**
 * Throws `damaged-pdf` for a page whose patterns draw themselves, `too-complex` for one that draws more than any sheet holds,
 * and `too-large` for one with a picture of more than `mostPixels`. What is not seen here is left to the limits of time and
 * memory.
 */
export function checkDrawing(objects: FileObjects, page: number, mostPixels: number): void {
  const dictionary = objects.resolve(new Reference(page));
  if (!(dictionary instanceof Map)) return;
  const walk = new Walk(objects);
  const resources = inherited(dictionary, objects);
  const contents = objects.resolve(dictionary.get('/Contents'));
  const streams = Array.isArray(contents) ? contents : [dictionary.get('/Contents') ?? null];
  let total: Cost = { pieces: 0, bytes: 0 };
  for (const stream of new Set(streams.map((one) => (one instanceof Reference ? one.object : -1)))) {
    const times = streams.filter((one) => one instanceof Reference && one.object === stream).length;
    if (stream >= 0) total = sum(total, walk.stream(stream, resources), times);
  }
  const { width, height } = walk.largest;
  if (width * height > mostPixels) throw new PipelineError('too-large', `a picture of ${width} x ${height} pixels`);
  if (total.pieces <= mostPieces && total.bytes <= mostDrawing) return;
  throw new PipelineError('too-complex', 'the page draws its pieces more often than any sheet could show');
}

function sum(a: Cost, b: Cost, times: number): Cost {
  return { pieces: a.pieces + b.pieces * times, bytes: a.bytes + b.bytes * times };
}

/** The resources of a page, its own or those of the nodes above it. */
function inherited(page: Dictionary, objects: FileObjects): Dictionary {
  let node: Value = page;
  for (let level = 0; node instanceof Map && level < 50; level++) {
    const own = objects.resolve(node.get('/Resources'));
    if (own instanceof Map) return own;
    node = objects.resolve(node.get('/Parent'));
  }
  return new Map();
}

class Walk {
  largest: Largest = { width: 0, height: 0 };
  private readonly known = new Map<number, Cost>();
  private readonly path: Drawn[] = [];

  private readonly objects: FileObjects;

  constructor(objects: FileObjects) {
    this.objects = objects;
  }

  /** What the drawing of a stream costs; `resources` are those of who draws it, unless it has its own. */
  stream(object: number, resources: Dictionary, isPattern = false): Cost {
    const known = this.known.get(object);
    if (known) return known;
    const from = this.path.findIndex((one) => one.object === object);
    if (from >= 0) {
      const circle = this.path.slice(from);
      // the parser leaves out forms that draw themselves
      if (!circle.some((one) => one.isPattern)) return { pieces: 0, bytes: 0 };
      throw new PipelineError('damaged-pdf', 'its patterns draw themselves, without end');
    }
    if (this.path.length >= deepest) throw new PipelineError('too-complex', 'its drawings lie in each other too deep');
    this.path.push({ object, isPattern });
    const cost = this.costOf(object, resources);
    this.path.pop();
    this.known.set(object, cost);
    return cost;
  }

  private costOf(object: number, outer: Dictionary): Cost {
    const text = this.objects.unpacked(object);
    if (text === 'too-long')
      throw new PipelineError('too-complex', 'a part of the page unpacks to more than it could draw');
    if (text === null) return { pieces: 1, bytes: 0 };
    const own = this.objects.resolve(new Reference(object));
    const inner = own instanceof Map ? this.objects.resolve(own.get('/Resources')) : null;
    const resources = inner instanceof Map ? inner : outer;
    let cost: Cost = { pieces: 1, bytes: text.length };
    for (const [name, times] of namesBefore(text, 'Do')) cost = sum(cost, this.form(resources, name), times);
    for (const [name, times] of namesBefore(text, 'scn|SCN')) cost = sum(cost, this.pattern(resources, name), times);
    for (const name of namesBefore(text, 'gs').keys()) cost = sum(cost, this.mask(resources, name), 1);
    for (const name of namesBefore(text, '[-+.\\d]+[\\0\\t\\n\\f\\r ]+Tf').keys())
      cost = sum(cost, this.letters(resources, name), 1);
    return cost;
  }

  private form(resources: Dictionary, name: string): Cost {
    const found = this.named(resources, '/XObject', name);
    if (found === null) return { pieces: 1, bytes: 0 };
    if (found.dictionary.get('/Subtype') === '/Form') return this.stream(found.object, resources);
    this.picture(found.dictionary);
    return { pieces: 1, bytes: 0 };
  }

  private picture(dictionary: Dictionary): void {
    const size = (key: string): number => Number(this.objects.resolve(dictionary.get(key))) || 0;
    const [width, height] = [size('/Width'), size('/Height')];
    if (width * height > this.largest.width * this.largest.height) this.largest = { width, height };
    const mask = this.objects.resolve(dictionary.get('/SMask'));
    if (mask instanceof Map && !mask.has('/SMask')) this.picture(mask);
  }

  private pattern(resources: Dictionary, name: string): Cost {
    const found = this.named(resources, '/Pattern', name);
    if (found?.dictionary.get('/PatternType') !== 1) return { pieces: 1, bytes: 0 };
    return this.stream(found.object, resources, true);
  }

  /** Letters of a Type 3 font are drawings, which the parser goes through once for each font. */
  private letters(resources: Dictionary, name: string): Cost {
    const font = this.named(resources, '/Font', name)?.dictionary;
    let cost: Cost = { pieces: 0, bytes: 0 };
    const letters = font?.get('/Subtype') === '/Type3' ? this.objects.resolve(font.get('/CharProcs')) : null;
    if (!(letters instanceof Map)) return cost;
    const own = this.objects.resolve(font?.get('/Resources'));
    for (const letter of letters.values())
      if (letter instanceof Reference)
        cost = sum(cost, this.stream(letter.object, own instanceof Map ? own : resources), 1);
    return cost;
  }

  /** The group that a soft mask of a graphics state draws. */
  private mask(resources: Dictionary, name: string): Cost {
    const { resolve } = this.objects;
    const states = resolve(resources.get('/ExtGState'));
    const state = states instanceof Map ? resolve(states.get(name)) : null;
    const mask = state instanceof Map ? resolve(state.get('/SMask')) : null;
    const group = mask instanceof Map ? mask.get('/G') : null;
    return group instanceof Reference ? this.stream(group.object, resources) : { pieces: 0, bytes: 0 };
  }

  private named(resources: Dictionary, kind: string, name: string): { object: number; dictionary: Dictionary } | null {
    const all = this.objects.resolve(resources.get(kind));
    const reference = all instanceof Map ? all.get(name) : null;
    if (!(reference instanceof Reference)) return null;
    const dictionary = this.objects.resolve(reference);
    return dictionary instanceof Map ? { object: reference.object, dictionary } : null;
  }
}

/** The names that stand before an operator, and how often. */
function namesBefore(text: string, operator: string): Map<string, number> {
  const counts = new Map<string, number>();
  const pattern = new RegExp(
    `(/[^\\0\\t\\n\\f\\r ()<>[\\]{}/%]+)[\\0\\t\\n\\f\\r ]+(?:${operator})(?![^\\0\\t\\n\\f\\r ()<>[\\]{}/%])`,
    'g',
  );
  for (const [, name] of text.matchAll(pattern)) counts.set(name!, (counts.get(name!) ?? 0) + 1);
  return counts;
}
