/**
 * How much a page of a PDF would draw, told from its dictionaries before the parser draws it: forms and patterns draw each
 * other, and a file of a kilobyte can ask for drawing without end. The parser stops forms that draw themselves, but no
 * pattern that does.
 */
import { PipelineError } from '../../../pipeline/model/errors.ts';
import { tooLong, type FileObjects } from './objects.ts';
import { isReference, type Dictionary, type Value } from './pdf-values.ts';

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
 * memory. Gives the pictures that the page draws, by the numbers of their objects.
 */
export function checkDrawing(objects: FileObjects, page: number, mostPixels: number): ReadonlySet<number> {
  const dictionary = objects.resolve({ object: page });
  const walk: Walk = { objects, pictures: new Set(), largest: { width: 0, height: 0 }, known: new Map(), path: [] };
  if (!(dictionary instanceof Map)) return walk.pictures;
  const resources = inherited(dictionary, objects);
  const contents = objects.resolve(dictionary.get('/Contents'));
  const streams = Array.isArray(contents) ? contents : [dictionary.get('/Contents') ?? null];
  let total: Cost = { pieces: 0, bytes: 0 };
  for (const stream of new Set(streams.map((one) => (isReference(one) ? one.object : -1)))) {
    const times = streams.filter((one) => isReference(one) && one.object === stream).length;
    if (stream >= 0) total = sum(total, streamCost(walk, stream, resources), times);
  }
  const { width, height } = walk.largest;
  if (width * height > mostPixels) throw new PipelineError('too-large', `a picture of ${width} x ${height} pixels`);
  if (total.pieces <= mostPieces && total.bytes <= mostDrawing) return walk.pictures;
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

/** The way through one page: what is known of streams, those that are being drawn, the pictures met and the largest size of one. */
type Walk = { objects: FileObjects; pictures: Set<number>; largest: Largest; known: Map<number, Cost>; path: Drawn[] };

/** What the drawing of a stream costs; `resources` are those of who draws it, unless it has its own. */
function streamCost(walk: Walk, object: number, resources: Dictionary, isPattern = false): Cost {
  const known = walk.known.get(object);
  if (known) return known;
  const from = walk.path.findIndex((one) => one.object === object);
  if (from >= 0) {
    const circle = walk.path.slice(from);
    // the parser leaves out forms that draw themselves
    if (!circle.some((one) => one.isPattern)) return { pieces: 0, bytes: 0 };
    throw new PipelineError('damaged-pdf', 'its patterns draw themselves, without end');
  }
  if (walk.path.length >= deepest) throw new PipelineError('too-complex', 'its drawings lie in each other too deep');
  walk.path.push({ object, isPattern });
  const cost = costOf(walk, object, resources);
  walk.path.pop();
  walk.known.set(object, cost);
  return cost;
}

function costOf(walk: Walk, object: number, outer: Dictionary): Cost {
  const text = walk.objects.unpacked(object);
  if (text === tooLong) throw new PipelineError('too-complex', 'a part of the page unpacks to more than it could draw');
  if (text === null) return { pieces: 1, bytes: 0 };
  const own = walk.objects.resolve({ object: object });
  const inner = own instanceof Map ? walk.objects.resolve(own.get('/Resources')) : null;
  const resources = inner instanceof Map ? inner : outer;
  let cost: Cost = { pieces: 1, bytes: text.length };
  for (const [name, times] of namesBefore(text, 'Do')) cost = sum(cost, formCost(walk, resources, name), times);
  for (const [name, times] of namesBefore(text, 'scn|SCN')) cost = sum(cost, patternCost(walk, resources, name), times);
  for (const name of namesBefore(text, 'gs').keys()) cost = sum(cost, maskCost(walk, resources, name), 1);
  for (const name of namesBefore(text, '[-+.\\d]+[\\0\\t\\n\\f\\r ]+Tf').keys())
    cost = sum(cost, lettersCost(walk, resources, name), 1);
  return cost;
}

function formCost(walk: Walk, resources: Dictionary, name: string): Cost {
  const found = named(walk, resources, '/XObject', name);
  if (found === null) return { pieces: 1, bytes: 0 };
  if (found.dictionary.get('/Subtype') === '/Form') return streamCost(walk, found.object, resources);
  walk.pictures.add(found.object);
  notePicture(walk, found.dictionary);
  return { pieces: 1, bytes: 0 };
}

function notePicture(walk: Walk, dictionary: Dictionary): void {
  const size = (key: string): number => Number(walk.objects.resolve(dictionary.get(key))) || 0;
  const [width, height] = [size('/Width'), size('/Height')];
  if (width * height > walk.largest.width * walk.largest.height) walk.largest = { width, height };
  const mask = walk.objects.resolve(dictionary.get('/SMask'));
  if (mask instanceof Map && !mask.has('/SMask')) notePicture(walk, mask);
}

function patternCost(walk: Walk, resources: Dictionary, name: string): Cost {
  const found = named(walk, resources, '/Pattern', name);
  if (found?.dictionary.get('/PatternType') !== 1) return { pieces: 1, bytes: 0 };
  return streamCost(walk, found.object, resources, true);
}

/** Letters of a Type 3 font are drawings, which the parser goes through once for each font. */
function lettersCost(walk: Walk, resources: Dictionary, name: string): Cost {
  const font = named(walk, resources, '/Font', name)?.dictionary;
  let cost: Cost = { pieces: 0, bytes: 0 };
  const letters = font?.get('/Subtype') === '/Type3' ? walk.objects.resolve(font.get('/CharProcs')) : null;
  if (!(letters instanceof Map)) return cost;
  const own = walk.objects.resolve(font?.get('/Resources'));
  for (const letter of letters.values())
    if (isReference(letter)) cost = sum(cost, streamCost(walk, letter.object, own instanceof Map ? own : resources), 1);
  return cost;
}

/** The group that a soft mask of a graphics state draws. */
function maskCost(walk: Walk, resources: Dictionary, name: string): Cost {
  const { resolve } = walk.objects;
  const states = resolve(resources.get('/ExtGState'));
  const state = states instanceof Map ? resolve(states.get(name)) : null;
  const mask = state instanceof Map ? resolve(state.get('/SMask')) : null;
  const group = mask instanceof Map ? mask.get('/G') : null;
  return isReference(group) ? streamCost(walk, group.object, resources) : { pieces: 0, bytes: 0 };
}

function named(
  walk: Walk,
  resources: Dictionary,
  kind: string,
  name: string,
): { object: number; dictionary: Dictionary } | null {
  const all = walk.objects.resolve(resources.get(kind));
  const reference = all instanceof Map ? all.get(name) : null;
  if (!isReference(reference)) return null;
  const dictionary = walk.objects.resolve(reference);
  return dictionary instanceof Map ? { object: reference.object, dictionary } : null;
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
