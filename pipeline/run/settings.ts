/** Every setting of a run: its shape, its default, and the reason for the default. */
import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { indicatorLevels, mostWorkers, tableKinds } from '../model/choices.ts';
import { PipelineError } from '../model/errors.ts';
import { IndicatorLevel } from '../model/meaning/record.ts';
import { TableKind } from '../model/reading/table.ts';

export const Settings = z.strictObject({
  /** Child processes: one a core, as OCR uses one core each. */
  workers: z.number().int().min(1).max(mostWorkers),
  /** Seconds for one page; a hard page takes 20 on one free core, a crowded machine many times that. */
  pageTimeout: z.number().positive(),
  /** Megabytes for the whole run, all its processes together; null: `usualMemory` for each of them. */
  memory: z.number().int().positive().nullable().default(null),
  /** Folder with `ind.traineddata`; null: the data installed with ikat. */
  ocrData: z.string().nullable(),
  /** Folder with a vocabulary that extends ours; null: ours alone, as in runs before there was such a folder. */
  vocabulary: z.string().nullable().default(null),
  /** Kinds of tables beside those of key indicators: the same indicators for one official, quarter or budget. */
  include: z.array(TableKind),
  /** Levels of indicators beside the agency's own: what programmes and activities measure is not key. */
  levels: z.array(IndicatorLevel),
  /** Names and staff numbers are personal data: left out unless asked for. */
  keepOfficials: z.boolean(),
  /** All rows in dataset.json, however many: programs that know no parts read it. */
  oneFile: z.boolean().default(false),
});
export type Settings = z.infer<typeof Settings>;

/** Megabytes: what one process may hold, what it cannot do without, and what the process of the command holds itself. */
const usualMemory = 1000;
const leastMemory = 500;
const ownMemory = 300;

/** Bytes that each process which reads pages may use. Throws `wrong-option` where that is too little to read anything. */
export function memoryOfProcess(memory: number | null, workers: number): number {
  if (memory === null) return usualMemory * 1e6;
  const each = Math.floor((memory - ownMemory) / workers);
  if (each >= leastMemory) return each * 1e6;
  const needed = ownMemory + workers * leastMemory;
  const reason = `--memory ${memory} is too little for ${workers} --workers: they need ${needed} MB`;
  throw new PipelineError('wrong-option', reason);
}

/** The settings with defaults for everything that is not given. Throws `wrong-option` for too little memory. */
export function settingsOf(given: { [Key in keyof Settings]?: Settings[Key] | undefined }): Settings {
  const workers = given.workers ?? Math.min(availableParallelism(), mostWorkers);
  memoryOfProcess(given.memory ?? null, workers);
  return Settings.parse({
    workers,
    pageTimeout: given.pageTimeout ?? 300,
    memory: given.memory ?? null,
    ocrData: given.ocrData ?? null,
    vocabulary: given.vocabulary ?? null,
    include: unique(given.include ?? [], tableKinds),
    levels: unique(given.levels ?? [], indicatorLevels),
    keepOfficials: given.keepOfficials ?? false,
    oneFile: given.oneFile ?? false,
  });
}

/** Each once, in the order of the list: what is asked for twice, or in another order, makes the same run. */
function unique<Kind extends string>(given: readonly Kind[], order: readonly Kind[]): Kind[] {
  return order.filter((kind) => given.includes(kind));
}
