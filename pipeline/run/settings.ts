/** Every setting of a run: its shape, its default, and the reason for the default. */
import { availableParallelism } from 'node:os';
import { z } from 'zod';

export const Settings = z.strictObject({
  /** Child processes: one a core, as OCR uses one core each. */
  workers: z.number().int().min(1).max(256),
  /** Seconds for one page; a hard page takes 20 on one free core, a crowded machine many times that. */
  pageTimeout: z.number().positive(),
  /** Folder with `ind.traineddata`; null: the data installed with ikat. */
  ocrData: z.string().nullable(),
  /** Folder with a vocabulary that extends ours; null: ours alone, as in runs before there was such a folder. */
  vocabulary: z.string().nullable().default(null),
  /** Performance agreements repeat indicators for one official and year: they are left out unless asked for. */
  includePerformanceAgreements: z.boolean(),
  /** Names and staff numbers are personal data: left out unless asked for. */
  keepOfficials: z.boolean(),
});
export type Settings = z.infer<typeof Settings>;

/** The settings with defaults for everything that is not given. */
export function settingsOf(given: { [Key in keyof Settings]?: Settings[Key] | undefined }): Settings {
  return Settings.parse({
    workers: given.workers ?? availableParallelism(),
    pageTimeout: given.pageTimeout ?? 300,
    ocrData: given.ocrData ?? null,
    vocabulary: given.vocabulary ?? null,
    includePerformanceAgreements: given.includePerformanceAgreements ?? false,
    keepOfficials: given.keepOfficials ?? false,
  });
}
