/** A responsible unit of another agency. */
import type { Vocabulary } from '../vocabulary.ts';
import { entriesOf } from '../vocabulary.ts';
import type { Check, Finding } from './check.ts';
import { documentCheck } from './check.ts';
import { readSense } from './word-sense.ts';

/** In a document of a whole government the agencies that answer for its rows are no strangers. */
const mostStrangers = 0.35;

export const foreignUnit: Check = documentCheck('responsible-foreign', (rows, { vocabulary, agency }) => {
  if (!agency || !openingKind(agency.name, vocabulary)) return [];
  const findings = rows.flatMap(({ indicator }): Finding[] => {
    if (indicator.evidence['responsible']?.inheritedFrom) return [];
    const stranger = indicator.responsible.find(({ text }) => isForeign(text, agency, vocabulary));
    const message = `"${stranger?.text}" is no unit of ${agency.name}`;
    return stranger ? [{ indicator: indicator.id, field: 'responsible', message }] : [];
  });
  return findings.length > Math.max(1, rows.length * mostStrangers) ? [] : findings;
});

/** The agency within a text of a unit shares no word with our own: "Kepala Bidang Gizi, Dinas Kesehatan". */
function isForeign(text: string, agency: { name: string; regionName: string | null }, vocabulary: Vocabulary): boolean {
  const names = text.split(/[,;()]|\bpada\b|\bdi\b/i).map((part) => part.trim());
  const named = names.find((part) => openingKind(part, vocabulary));
  if (!named) return false;
  const region = readSense(agency.regionName ?? '', vocabulary).set;
  const own = readSense(agency.name, vocabulary).set;
  const kind = openingKind(named, vocabulary) ?? '';
  const words = [...readSense(named.slice(kind.length), vocabulary).set].filter((word) => !region.has(word));
  return words.length > 0 && words.every((word) => word.length > 3 && !own.has(word));
}

/** A kecamatan or a balai may be part of another agency; these are agencies of their own. */
const whole: ReadonlySet<string> = new Set(['dinas', 'badan', 'inspektorat', 'satpol-pp', 'sekretariat-dprd']);

/** The word that opens an agency's name ("Dinas", "Badan"), or null. */
function openingKind(text: string, vocabulary: Vocabulary): string | null {
  const lower = text.toLowerCase();
  const kinds = entriesOf(vocabulary.agencies, 'kind')
    .filter(({ canonical }) => whole.has(canonical))
    .map(({ alias }) => alias.toLowerCase());
  return kinds.find((kind) => lower.startsWith(`${kind} `)) ?? null;
}
