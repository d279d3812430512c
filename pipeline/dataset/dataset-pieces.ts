/** A dataset read row by row: neither its text nor what was parsed from it stands in memory beside the rows. */
import { stat } from 'node:fs/promises';
import type { z } from 'zod';
import { Dataset, DatasetPart } from '../model/meaning/dataset.ts';
import { readJsonPieces } from '../model/json-pieces.ts';

/** Each text once: a row says its name, document and cells several times, and two runs say mostly the same. */
export type TextPool = Map<string, string>;

type ListKey = Exclude<keyof Dataset, 'schema'>;
const optional: readonly ListKey[] = ['parts'];

const { documents, agencies, indicators, concepts, issues } = Dataset.shape;
const elements: Readonly<Record<ListKey, z.ZodType>> = {
  documents: documents.element,
  agencies: agencies.element,
  indicators: indicators.element,
  concepts: concepts.element,
  issues: issues.element,
  parts: DatasetPart,
};

const listKeys = Object.keys(elements) as ListKey[];

const isListKey = (key: string): key is ListKey => Object.hasOwn(elements, key);

/** The dataset in a file; null for whatever else lies there. Throws what the file system throws while it is read. */
export async function readDatasetInPieces(file: string, texts: TextPool): Promise<Dataset | null> {
  // a pipe would be waited for
  if (!(await stat(file).catch(() => null))?.isFile()) return null;
  const lists: Partial<Record<ListKey, unknown[]>> = {};
  let schema: unknown;
  const isWhole = await readJsonPieces(file, ({ key, isElement, value }) => {
    if (key === 'schema' && !isElement) {
      schema = value;
      return true;
    }
    if (!isListKey(key)) return false;
    if (!isElement) {
      lists[key] = [];
      return Array.isArray(value);
    }
    const read = elements[key].safeParse(value);
    if (read.success) lists[key]!.push(shared(read.data, texts));
    return read.success;
  });
  if (
    !isWhole ||
    schema !== Dataset.shape.schema.value ||
    listKeys.some((key) => !(key in lists) && !optional.includes(key))
  )
    return null;
  // checked element by element; in the order of the schema, whatever that of the file
  const entries: [string, unknown][] = [
    ['schema', schema],
    ...listKeys.flatMap((key): [string, unknown][] => (lists[key] ? [[key, lists[key]]] : [])),
  ];
  return Object.fromEntries(entries) as Dataset;
}

/** The value with every text taken from the pool, in its place. */
export function shared<Value>(value: Value, texts: TextPool): Value {
  if (typeof value === 'string') {
    const known = texts.get(value);
    if (known === undefined) texts.set(value, value);
    return (known ?? value) as Value;
  }
  if (typeof value === 'object' && value !== null) {
    const holder = value as Record<string, unknown>;
    for (const key of Object.keys(holder)) {
      const one = holder[key];
      if (typeof one === 'string' || (typeof one === 'object' && one !== null)) holder[key] = shared(one, texts);
    }
  }
  return value;
}
