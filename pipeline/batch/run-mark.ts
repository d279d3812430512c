/** How a run folder is known: by its record, and by the names of what a run leaves there. */
import { join } from 'node:path';
import { openForReading } from '../model/read-file.ts';

/** Everything that a run writes into its folder, and what people decided about it; nothing else there is touched or read. */
export const runEntries = [
  'dataset.json',
  'dataset',
  'dataset.previous.json',
  'indicators.csv',
  'datapackage.json',
  'decisions.jsonl',
  'report.html',
  'review.json',
  'report',
  'run.json',
  'part.json',
  'documents',
  'pages',
  '.cache',
  '.lock',
  '.lock.takeover',
];

const headLength = 200; // bytes; the schema is the first key of the record

/** Whether the folder holds the record of a run of ikat, of whatever version, finished or not. */
export async function isRunFolder(folder: string): Promise<boolean> {
  const file = await openForReading(join(folder, 'run.json')).catch(() => null);
  if (file === null) return false;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headLength), 0, headLength, 0);
    return /^\s*\{\s*"schema"\s*:\s*"ikat\/run\//.test(buffer.toString('utf8', 0, bytesRead));
  } catch {
    return false; // a folder of that name, for example
  } finally {
    await file.close();
  }
}
