/** Opens what the page carries, each table when it is asked for and once. */
import type { CarriedPage } from '../../../catalogue/page/carried.ts';
import type { PackedTable } from '../../../catalogue/page/packed.ts';
import { useEffect, useState } from '../../kit/ui.ts';
import { tableOf, type Table } from './table.ts';

const contentOf = (id: string): unknown => JSON.parse(document.getElementById(id)?.textContent ?? 'null');

/** What is said of the catalogue as a whole. */
export const carried = contentOf('data') as CarriedPage;

const opened = new Map<string, Promise<Table>>();
const ready = new Map<string, Table>();

/** A table by its name. */
export function openTable(name: string): Promise<Table> {
  const known = opened.get(name);
  if (known) return known;
  const table = unpacked(name).then((packed) => {
    const made = tableOf(packed);
    ready.set(name, made);
    return made;
  });
  opened.set(name, table);
  return table;
}

async function unpacked(name: string): Promise<PackedTable> {
  const id = `data-${carried.parts.indexOf(name)}`;
  const text = atob(contentOf(id) as string);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  // its text is needed once
  document.getElementById(id)?.remove();
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return (await new Response(stream).json()) as PackedTable;
}

/** These tables, null until they are open. */
export function useTables<Name extends string>(...names: Name[]): Record<Name, Table> | null {
  const [, draw] = useState(0);
  const all = names.every((name) => ready.has(name));
  useEffect(() => {
    if (!all)
      void Promise.all(names.map(openTable)).then(() => {
        draw((times) => times + 1);
      });
  }, [all]);
  return all ? (Object.fromEntries(names.map((name) => [name, ready.get(name)!])) as Record<Name, Table>) : null;
}
