/** The canonical dataset. The order of keys here is the order of keys in the file. */
import { z } from 'zod';
import { Decided } from './decision.ts';
import { FormulaTree } from './formula-tree.ts';
import { Box } from '../geometry.ts';
import { Issue } from '../issue.ts';
import { Measure, YearValue } from './measure.ts';
import { DocumentKind } from '../reading/source.ts';
import { TableKind } from '../reading/table.ts';
import { cameLater, plainValues } from './plain-fields.ts';
import { IndicatorLevel } from './record.ts';

/** One logged mend: what was read, what it became, and the rule that did it. */
export const Edit = z.strictObject({ from: z.string(), to: z.string(), rule: z.string() });
export type Edit = z.infer<typeof Edit>;

/**
 * Where a value was read. `raw` is the text before any mend; `page` counts from 1; `box` is null for text exports,
 * which have `line` instead. `segments` is there when the value goes on over a page break.
 */
export const Evidence = z.strictObject({
  raw: z.string(),
  page: z.number().int(),
  box: Box.nullable(),
  confidence: z.number().min(0).max(1),
  edits: z.array(Edit),
  inheritedFrom: z.string().nullable(),
  line: z.number().int().optional(),
  segments: z.array(z.strictObject({ page: z.number().int(), box: Box.nullable() })).optional(),
  /** What a person decided about the value; the rest still says what was read. */
  decided: Decided.optional(),
});
export type Evidence = z.infer<typeof Evidence>;

export const FormulaForm = z.enum(['bar', 'lines', 'slash', 'prose', 'latex', 'html', 'none']);
export type FormulaForm = z.infer<typeof FormulaForm>;

export const Formula = z.strictObject({
  text: z.string().nullable(),
  numerator: z.string().nullable(),
  denominator: z.string().nullable(),
  multiplier: z.number().nullable(),
  form: FormulaForm,
  /** What its symbols stand for ("A = Jumlah ... B = ..."), as printed beside it; absent where the cell has none. */
  legend: z.string().nullable().optional(),
  /** The calculation; null when the text tells none, absent before it was looked for. */
  tree: FormulaTree.nullable().optional(),
});
export type Formula = z.infer<typeof Formula>;

export const Unit = z.strictObject({
  symbol: z.string(),
  label: z.string(),
  per: z.number().nullable(),
  derived: z.boolean(),
});
export type Unit = z.infer<typeof Unit>;

/**
 * A responsible unit as printed, with the key and name of the unit. `rank` is the kind of unit ("bidang", "seksi"),
 * `post` the post that stands for it ("kepala"); each is absent where the text does not tell it.
 */
export const Responsible = z.strictObject({
  text: z.string(),
  key: z.string().nullable(),
  name: z.string().nullable(),
  rank: z.string().optional(),
  post: z.string().optional(),
  parent: z.string().optional(),
  count: z.number().int().optional(),
});
export type Responsible = z.infer<typeof Responsible>;

export const DataSource = z.strictObject({ text: z.string(), key: z.string().nullable() });
export type DataSource = z.infer<typeof DataSource>;

const text = z.string().nullable();
const number = z.number().nullable();
const list = z.array(z.strictObject({ text: z.string() }));

/**
 * What an indicator measures, of whom, under which condition, where and when: lemmas in printed order, terms with an
 * abbreviation as vocabulary keys. A list is empty when the name says nothing of the kind.
 */
export const Facets = z.strictObject({
  measure: text,
  population: z.array(z.string()),
  condition: z.array(z.string()),
  setting: z.array(z.string()),
  period: z.array(z.string()),
});
export type Facets = z.infer<typeof Facets>;

export const Indicator = z.strictObject({
  id: z.string(),
  document: z.string(),
  agency: z.string().nullable(),
  position: z.number().int(),
  code: text,
  name: text,
  canonicalName: text,
  /** Whose result it measures, and what the paper calls that; null where it tells none. */
  level: IndicatorLevel.nullable().default(null),
  printedLevel: text.default(null),
  /** The id of the indicator above it. */
  parent: text.default(null),
  // one schema for all of a kind: that a default takes null away on input is for later fields alone
  ...plainValues({
    text: (key): typeof text => (cameLater(key) ? (text.default(null) as unknown as typeof text) : text),
    number: (key): typeof number => (cameLater(key) ? (number.default(null) as unknown as typeof number) : number),
    list: (key): typeof list => (cameLater(key) ? (list.default([]) as unknown as typeof list) : list),
  }),
  definition: text,
  rationale: text,
  formula: Formula,
  unit: Unit.nullable(),
  /** Datasets written before there were measures have none. */
  measure: Measure.default({ kind: null, of: null, from: null }),
  responsible: z.array(Responsible),
  dataSources: z.array(DataSource),
  programs: list,
  targets: z.array(YearValue),
  baseline: YearValue.nullable(),
  /** Columns that nobody knows, under their printed heading; section bands above the row. */
  other: z.array(z.strictObject({ heading: z.string(), text: z.string() })),
  context: z.array(z.string()),
  terms: z.array(z.string()),
  /** Absent as long as the row was not compared with others. */
  facets: Facets.optional(),
  concept: text,
  confidence: z.number().min(0).max(1),
  evidence: z.record(z.string(), Evidence),
});
export type Indicator = z.infer<typeof Indicator>;

/**
 * `kind` is the kind of body ("dinas", "rsud"), null when its name opens with none that is known; `sectors` are the
 * branches of government (urusan) that its name tells, several for merged agencies.
 */
export const Agency = z.strictObject({
  id: z.string(),
  name: z.string(),
  regionCode: text,
  regionName: text,
  level: z.enum(['provinsi', 'kabupaten', 'kota']).nullable(),
  kind: text.default(null),
  sectors: z.array(z.string()).default([]),
});
export type Agency = z.infer<typeof Agency>;

/**
 * What an agency says of itself before its table: Tugas, Fungsi, Visi, Misi, Tujuan, each entry of a list without its
 * number. Null or empty where the document has none.
 */
export const Profile = z.strictObject({
  duty: text,
  functions: z.array(z.string()),
  vision: text,
  missions: z.array(z.string()),
  goals: z.array(z.string()),
});
export type Profile = z.infer<typeof Profile>;

export const noProfile: Profile = { duty: null, functions: [], vision: null, missions: [], goals: [] };

/**
 * A table of a document: its kind and how sure that is, how many rows of indicators it has, what speaks for its kind
 * and what against it. `level` when it stands for the rows of one level only.
 */
export const DocumentTable = z.strictObject({
  kind: TableKind,
  score: z.number().min(0).max(1).default(0),
  pages: z.array(z.number().int()),
  rows: z.number().int().default(0),
  level: IndicatorLevel.nullable().default(null),
  /** Where it begins, on the first of its pages, and what its heading reads there; datasets of before tell neither. */
  box: Box.nullable().default(null),
  heading: z.string().default(''),
  // datasets written before tables were judged have one reason
  because: z.preprocess((said) => (typeof said === 'string' ? [said] : said), z.array(z.string())),
});
export type DocumentTable = z.infer<typeof DocumentTable>;

export const DatasetDocument = z.strictObject({
  id: z.string(),
  file: z.string(),
  kind: DocumentKind,
  pages: z.number().int(),
  agency: text,
  title: text,
  year: z.number().int().nullable(),
  signedOn: text,
  signedAt: text,
  /** Datasets written before preambles were read have none. */
  profile: Profile.default(noProfile),
  /**
   * Where `agency`, `region`, `title`, `year`, `signedAt` and `signedOn` were read, and each part of the profile:
   * `profile.duty`, `profile.functions.0` and so on. Keys of what is null are missing.
   */
  evidence: z.record(z.string(), Evidence).default({}),
  /** Tables that rows were taken from. */
  tables: z.array(DocumentTable).default([]),
  /** Tables that are no IKU tables, or perhaps none, and rows of other levels: known, counted, left alone. */
  otherTables: z.array(DocumentTable),
});
export type DatasetDocument = z.infer<typeof DatasetDocument>;

export const Relation = z.enum(['exact', 'close', 'narrower', 'broader', 'related']);

export type Relation = z.infer<typeof Relation>;

/**
 * What is measured: `id` is a key of its phrase, the same in every run; `group` the id of the concept whose column of a
 * table it stands in, which may change with the documents that are read beside it.
 */
export const Concept = z.strictObject({
  id: z.string(),
  group: z.string().default(''),
  label: z.string(),
  members: z.array(z.strictObject({ indicator: z.string(), relation: Relation, because: z.string() })),
});
export type Concept = z.infer<typeof Concept>;

/** A file with rows of a large dataset, one a line: its path below the folder of dataset.json, and what it must hold. */
export const DatasetPart = z.strictObject({
  path: z.string(),
  rows: z.number().int(),
  bytes: z.number().int(),
  hash: z.string(),
});
export type DatasetPart = z.infer<typeof DatasetPart>;

export const Dataset = z.strictObject({
  schema: z.literal('ikat/dataset/1'),
  documents: z.array(DatasetDocument),
  agencies: z.array(Agency),
  indicators: z.array(Indicator),
  concepts: z.array(Concept),
  issues: z.array(Issue),
  /** Where the rows of a large dataset lie; its `indicators` are empty then. */
  parts: z.array(DatasetPart).optional(),
});
export type Dataset = z.infer<typeof Dataset>;

/** One document's share of the dataset: what a run stores, and what many of make a dataset. */
export const DocumentDataset = z.strictObject({
  document: DatasetDocument,
  agencies: z.array(Agency),
  indicators: z.array(Indicator),
  issues: z.array(Issue),
});
export type DocumentDataset = z.infer<typeof DocumentDataset>;
