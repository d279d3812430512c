/** What catalogue.html carries beside its tables, and which tables and columns it needs. */
import type { WrittenFile } from '../about/exported-file.ts';

/** What is said of a code of issues that occurs: its severity, and in English its title and remedy. */
export type CodeText = { severity: string; title: string; remedy: string };

/**
 * `parts` are the tables in the order in which they lie in the page as `data-0`, `data-1` and so on, each a JSON of a `PackedTable`, gzipped
 * and in base64. `base` is the address under which the catalogue is published where that is one of the web. `pictures`: page pictures lie
 * beside the page, under the paths of the table `pages`.
 */
export type CarriedPage = {
  title: string;
  version: string;
  ikat: string;
  created: string | null;
  licence: string;
  base: string | null;
  pictures: boolean;
  parts: string[];
  codes: Record<string, CodeText>;
  files: Pick<WrittenFile, 'path' | 'title' | 'bytes'>[];
};

/** The columns that the page shows; what follows from others is left out. */
export const carriedColumns: Readonly<Record<string, readonly string[]>> = {
  indicators: [
    'id',
    'document',
    'agency',
    'position',
    'code',
    'name',
    'canonicalName',
    'level',
    'printedLevel',
    'goal',
    'goalIndicator',
    'objective',
    'regionalObjective',
    'regionalIndicator',
    'definition',
    'rationale',
    'formula',
    'numerator',
    'denominator',
    'multiplier',
    'unit',
    'unitLabel',
    'unitPer',
    'unitDerived',
    'measure',
    'measureOf',
    'responsible',
    'responsibleKeys',
    'dataSources',
    'dataSourceKeys',
    'programs',
    'targets',
    'baseline',
    'other',
    'context',
    'terms',
    'concept',
    'conceptRelation',
    'confidence',
    'decided',
    'issues',
    'page',
    'line',
    'numeratorMeans',
    'numeratorWords',
    'denominatorMeans',
    'denominatorWords',
    'readingOf',
  ],
  documents: ['id', 'file', 'kind', 'pages', 'agency', 'title', 'year', 'signedOn', 'signedAt', 'readingOf', 'issues'],
  agencies: ['id', 'name', 'regionCode', 'regionName', 'provinceCode', 'level', 'kind', 'sectors'],
  concepts: ['id', 'group', 'label'],
  names: ['term', 'label', 'short', 'name', 'form', 'from', 'to'],
  regions: ['code', 'name', 'level', 'provinceCode'],
  targets: ['indicator', 'kind', 'year', 'value', 'text', 'heading'],
  pages: ['document', 'page', 'reading', 'confidence', 'dpi', 'skew', 'width', 'height', 'picture'],
  members: ['concept', 'indicator', 'relation', 'because'],
  evidence: [
    'indicator',
    'field',
    'segment',
    'raw',
    'confidence',
    'inheritedFrom',
    'decidedAs',
    'decidedBy',
    'decidedOn',
    'decidedBefore',
    'decidedWhy',
    'document',
    'page',
    'left',
    'top',
    'right',
    'bottom',
    'line',
  ],
  edits: ['indicator', 'field', 'from', 'to', 'rule', 'document'],
  issues: ['code', 'message', 'indicator', 'field', 'document', 'page'],
  decisions: ['decided', 'state', 'because', 'field', 'read', 'value', 'by', 'on', 'why', 'document', 'page'],
};
