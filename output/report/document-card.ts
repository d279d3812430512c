/** A card for each document: whose it is, for which year, with page and confidence, and what the agency says of itself. */
import type { DatasetDocument, Evidence } from '../../pipeline/model/meaning/dataset.ts';
import { markup, type Markup } from '../html/markup.ts';

const labels = {
  duty: 'Tugas',
  functions: 'Fungsi',
  vision: 'Visi',
  missions: 'Misi',
  goals: 'Tujuan',
} as const;

/** The card, folded; null for a document of which nothing is known. `agency` is its name, null when unknown. */
export function documentCard(document: DatasetDocument, agency: string | null): Markup | null {
  const { evidence, profile } = document;
  const facts: [string, string | number | null, string][] = [
    ['Agency', agency, 'agency'],
    ['Year', document.year, 'year'],
    ['Signed at', document.signedAt, 'signedAt'],
    ['Signed on', document.signedOn, 'signedOn'],
  ];
  const rows = facts.flatMap(([label, value, key]) =>
    value === null ? [] : [markup`<dt>${label}</dt><dd lang="id">${value} ${from(evidence[key])}</dd>`],
  );
  const parts = (Object.keys(labels) as (keyof typeof labels)[]).flatMap((key) => {
    const value = profile[key];
    if (value === null || value.length === 0) return [];
    if (typeof value === 'string')
      return [markup`<dt lang="id">${labels[key]}</dt><dd lang="id">${value} ${from(evidence[`profile.${key}`])}</dd>`];
    const entries = value.map((text, i) => markup`<li>${text} ${from(evidence[`profile.${key}.${i}`])}</li>`);
    return [markup`<dt lang="id">${labels[key]}</dt><dd lang="id"><ol>${entries}</ol></dd>`];
  });
  if (rows.length === 0 && parts.length === 0) return null;
  return markup`<details class="document-card"><summary>Document</summary><dl>${rows}${parts}</dl></details>`;
}

function from(evidence: Evidence | undefined): Markup | null {
  if (!evidence) return null;
  const mended = evidence.edits.length > 0 ? ', mended' : '';
  return markup`<span class="from">page ${evidence.page}, ${Math.round(evidence.confidence * 100)} %${mended}</span>`;
}
