/** Responsible units: bidang, sekretariat, UPT, seksi and posts, split from lists and given keys. */
import type { Responsible } from '../pipeline/model/dataset.ts';
import type { Issue } from '../pipeline/model/issue.ts';
import { issue } from '../pipeline/model/issue.ts';
import { splitList } from './lists.ts';
import { foldText, slug, squeeze } from './plain-text.ts';
import { nearest, squash } from './similarity.ts';
import { titleCase } from './title-case.ts';
import type { Entry, Glossary } from './vocabulary.ts';
import { entriesOf, lookUp } from './vocabulary.ts';

/** Units that are whole agencies: a comma before them adds whose unit it is ("Bidang Usaha, Dinas Peternakan ..."). */
const agencyKinds = new Set(['dinas', 'badan', 'biro', 'kantor', 'inspektorat', 'kecamatan', 'kelurahan']);
const unitStart =
  '(?:(?:kepala|ketua|koordinator|kabid|kasi|kasu[b]{1,2}ag)\\s+)?(?:bidang|kabid|kasi|kasubbag|kasubag|sekretariat|sekretaris|upt[db]?|unit pelaksana|seksi|sub[ .-]?bag(?:ian)?|sub[ .-]?bid(?:ang)?|balai|dinas|dinsos|badan|biro|kantor|inspektorat|kelompok jabatan|puskesmas)\\b';
const joints = new RegExp(`\\s*(?:[,;+/&]\\s*(?:dan|serta)?|\\b(?:dan|serta)\\b)\\s*(?=${unitStart})`, 'giu');
const agencyAfterComma = /^\s*,\s*$/;

/** Splits a cell into units: only before a word that opens a unit, because "dan" stands inside names as well. */
export function splitUnits(text: string): string[] {
  return splitList(squeeze(text)).flatMap((part) => {
    const cuts: string[] = [];
    let from = 0;
    for (const found of part.matchAll(joints)) {
      if (found.index === 0) continue;
      const next = part.slice(found.index + found[0].length);
      if (agencyAfterComma.test(found[0]) && startsAgency(next) && !startsAgency(part.slice(from))) continue;
      cuts.push(part.slice(from, found.index));
      from = found.index + found[0].length;
    }
    cuts.push(part.slice(from));
    return cuts.map((cut) => cut.replace(/^[\s,;+&]+|[\s,;+&]+$/g, '')).filter((cut) => cut !== '');
  });
}

function startsAgency(text: string): boolean {
  return agencyKinds.has(foldText(text).split(' ')[0] ?? '');
}

/** Limits for a division's name that is nearly one we know; a similar match is reported. */
const limits = { threshold: 0.9, margin: 0.08 };

/** The units of a cell with keys such as "bidang/rehabilitasi-sosial"; unknown units have null and an issue. */
export function readResponsible(text: string, divisions: Glossary): { responsible: Responsible[]; issues: Issue[] } {
  const issues: Issue[] = [];
  const responsible = splitUnits(text).map((part): Responsible => {
    const unit = findDivision(part, divisions);
    if (!unit) issues.push(issue('responsible-unknown', `Unknown unit: ${part}`, { field: 'responsible' }));
    else if (unit.similar)
      issues.push(issue('similar-match', `"${part}" was taken for "${unit.name}"`, { field: 'responsible' }));
    return { text: part, key: unit?.key ?? null, name: unit?.name ?? null };
  });
  return { responsible, issues };
}

/** A known unit: its key, its full name, and whether only similarity led to it. */
export type Division = { key: string; name: string; similar: boolean };

/** The unit that a text names, or null. Posts stand for their unit; a count ("29 UPT") and a parent are left aside. */
export function findDivision(text: string, divisions: Glossary): Division | null {
  const bare = squeeze(
    text
      .replace(/\([^)]*\)/g, ' ')
      .replace(/^\d{1,3}\s+/, '')
      .replace(/\./g, ' '),
  );
  const words = withoutPost(bare.split(' '), divisions);
  for (let n = Math.min(5, words.length); n > 0; n--) {
    const unit = lookUp(divisions, 'unit', words.slice(0, n).join(' '));
    if (unit) return nameDivision(unit, words.slice(0, n).join(' '), words.slice(n).join(' '), divisions);
  }
  return null;
}

function withoutPost(words: readonly string[], divisions: Glossary): string[] {
  for (let n = 2; n > 0; n--) {
    if (words.length > n && lookUp(divisions, 'post', words.slice(0, n).join(' '))) return words.slice(n);
  }
  return [...words];
}

function nameDivision(unit: Entry, label: string, rest: string, divisions: Glossary): Division | null {
  const kind = unit.canonical;
  if (agencyKinds.has(kind)) return { key: kind, name: titleCase(squeeze(`${label} ${rest}`)), similar: false };
  const own = squeeze(
    rest.replace(
      /(?:^|[\s,]+)(?:(?:pada|di|lingkup)\s+)?(?:dinas|dinsos|disnak|badan|biro|kantor|sekretariat)\b.*$/i,
      '',
    ),
  );
  const full = longName(kind, label);
  if (own === '') return kind === 'sekretariat' || kind === 'upt' ? { key: kind, name: full, similar: false } : null;
  const known = lookUp(divisions, kind, own);
  if (known) return { key: `${kind}/${slug(known.canonical)}`, name: `${full} ${known.canonical}`, similar: false };
  const entries = entriesOf(divisions, kind);
  const near = nearest(
    own,
    entries.map((entry) => ({ key: squash(entry.alias), meaning: entry.canonical })),
    limits,
  );
  const meant = near ? entries[near.index] : undefined;
  return meant ? { key: `${kind}/${slug(meant.canonical)}`, name: `${full} ${meant.canonical}`, similar: true } : null;
}

const names: Record<string, string> = {
  bidang: 'Bidang',
  seksi: 'Seksi',
  'sub-bagian': 'Sub Bagian',
  'sub-bidang': 'Sub Bidang',
  sekretariat: 'Sekretariat',
};

function longName(kind: string, label: string): string {
  return names[kind] ?? label;
}
