/** `ikat catalogue RUN...`: several runs and the decisions in them -> one catalogue of all agencies, with its exports. */
import { makeCatalogue } from '../catalogue/make.ts';
import { writeCatalogue, type Manifest } from '../catalogue/exported-files.ts';
import { counted, refusalLine } from '../run/progress.ts';
import type { Catalogue } from '../model/meaning/catalogue-shape.ts';
import { printJson, printText, type ExitCode, type Terminal } from './terminal.ts';

export type CatalogueCommand = {
  out: string;
  excel?: boolean;
  pictures?: boolean;
  licence?: string;
  base?: string;
  vocabulary?: string;
  decisions?: string[];
  json?: boolean;
};

/** Codes of issues that say what of the runs is not in the catalogue, or is there beside something like it. */
const versionCodes: readonly string[] = [
  'document-versions-differ',
  'document-replaced',
  'document-name-shared',
  'document-read-twice',
];

/** Writes the catalogue and prints what it holds, and every document that runs read differently, or lost (code 2). */
export async function runCatalogue(runs: string[], options: CatalogueCommand, terminal: Terminal): Promise<ExitCode> {
  const { out, excel, pictures, licence, base, vocabulary, decisions, json } = options;
  const catalogue = await makeCatalogue(runs, { vocabulary, decisions });
  const manifest = await writeCatalogue(catalogue, out, { excel, pictures, licence, base });
  const told = catalogue.dataset.issues.filter(({ code }) => versionCodes.includes(code));
  if (json) printJson(terminal, { ...manifest, out, versions: told, refusals: catalogue.refusals });
  else
    printText(
      terminal,
      summaryOf(
        catalogue,
        manifest,
        told.map(({ message }) => message),
        out,
      ),
    );
  return catalogue.refusals.length === 0 ? 0 : 2;
}

const messagesShown = 20;

function summaryOf(
  { runs, refusals }: Catalogue,
  { counts, version, files }: Manifest,
  told: readonly string[],
  out: string,
): string {
  const lines = [
    `${counted(counts.indicators, 'indicator')} of ${counted(counts.documents, 'document')} from ${counted(runs.length, 'run')}: catalogue ${version}`,
  ];
  if (refusals.length > 0)
    lines.push('', `Missing (${refusals.length}):`, ...refusals.map((one) => `  ${refusalLine(one)}`));
  if (told.length > 0) lines.push('', `Versions of documents (${told.length}):`);
  lines.push(...told.slice(0, messagesShown).map((message) => `  ${message}`));
  if (told.length > messagesShown) lines.push(`  and ${told.length - messagesShown} more, in csv/issues.csv`);
  return `${[...lines, '', `Catalogue: ${out} (${counted(files.length, 'file')})`].join('\n')}\n`;
}
