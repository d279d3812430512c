/** Whether a responsible unit can be one of the agency whose document names it. */
import type { Agency, Responsible } from '../../pipeline/model/meaning/dataset.ts';
import { findDivision } from '../fields/divisions.ts';
import { squeeze } from '../text/plain-text.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { agencyWords } from '../heading/name-words.ts';
import { findRegion } from '../heading/regions.ts';
import { expandShort } from '../heading/short-names.ts';
import { readKind, readSectors, sectorsBeside } from '../heading/sectors.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';

/** The answer, and in plain words what it rests on. */
export type Belonging = { belongs: 'yes' | 'no' | 'unknown'; because: string };

/** Units that every agency has, whatever its sector. */
const everywhere = new Set(['sekretariat', 'sub-bagian', 'jabatan-fungsional']);
const itself: Belonging = { belongs: 'yes', because: 'it is the agency itself' };
/** Bodies that are agencies themselves. */
const bodies = new Set(['dinas', 'badan', 'biro', 'kantor', 'inspektorat', 'satpol-pp', 'rsud', 'rumah-sakit']);
/** Marks in the `near` column: an agency that sees to every sector, and a sector that every agency may have a unit of. */
const [everySector, everyAgency] = ['*', '+'];

/**
 * Whether a unit belongs to an agency: "no" when it names another region or an agency of another sector, or when its own
 * sector is none of the agency's; "unknown" when sectors are not known, lie side by side in many regions, or the agency sees
 * to all of them (Bappeda, kecamatan, a whole government).
 */
export function unitBelongs(unit: Pick<Responsible, 'text'>, agency: Agency, vocabulary: Vocabulary): Belonging {
  const found = findDivision(unit.text, vocabulary) ?? findDivision(expanded(unit.text, vocabulary), vocabulary);
  const isBody = found !== null && bodies.has(found.rank);
  const place = otherRegion(unit.text, agency, isBody || namesBody(found?.of ?? '', vocabulary), vocabulary);
  if (place) return place;
  if (!found) return ownerOf(/[\s,](?:dinas|badan|biro|kantor)\s.*$/i.exec(unit.text)?.[0] ?? '', agency, vocabulary);
  if (isBody && found.of === '' && found.rank === agency.kind) return itself;
  const whole = isBody ? found.name : found.of;
  const owner = ownerOf(whole, agency, vocabulary);
  if (isBody || owner.belongs === 'no') return owner;
  if (everywhere.has(found.rank)) return { belongs: 'yes', because: 'every agency has such a unit' };
  const listed = found.match?.entry.fields['sector'] ?? '';
  if (listed !== '') return bySector(listed.split(' '), agency, vocabulary);
  const told = readSectors(found.name, vocabulary);
  if (told.some((sector) => sectorsBeside(sector, vocabulary).includes(everyAgency))) {
    return { belongs: 'unknown', because: 'any agency may have such a unit' };
  }
  if (!tellsAll(found.name, vocabulary)) return { belongs: 'unknown', because: 'its name says more than a sector' };
  return bySector(told, agency, vocabulary);
}

/** Every word of a unit's name is one of a sector: "Kesehatan Ikan" is neither health nor all of fishery. */
function tellsAll(name: string, vocabulary: Vocabulary): boolean {
  const own = foldText(name).split(' ').slice(1);
  const known = agencyWords(vocabulary);
  return own.every((word) => known.has(word));
}

/** The agency that a unit names as its own, by its sectors; it says nothing for the unit that they are shared. */
function ownerOf(text: string, agency: Agency, vocabulary: Vocabulary): Belonging {
  const owner = expanded(text.replace(/^[\s,]+/, ''), vocabulary);
  return bySector(readKind(owner, vocabulary).sectors, agency, vocabulary);
}

function bySector(told: readonly string[], agency: Agency, vocabulary: Vocabulary): Belonging {
  const { sectors } = agency;
  if (told.length === 0) return { belongs: 'unknown', because: 'the unit tells no sector' };
  if (sectors.length === 0) return { belongs: 'unknown', because: 'the sectors of the agency are not known' };
  const shared = told.find((sector) => sectors.includes(sector));
  if (shared) return { belongs: 'yes', because: `both see to ${shared}` };
  const beside = sectors.flatMap((sector) => sectorsBeside(sector, vocabulary));
  if (beside.includes(everySector)) return { belongs: 'unknown', because: 'the agency sees to every sector' };
  const near = told.find(
    (sector) => beside.includes(sector) || sectorsBeside(sector, vocabulary).some((other) => sectors.includes(other)),
  );
  if (near) return { belongs: 'unknown', because: `${near} is often one office with ${sectors.join(' and ')}` };
  return { belongs: 'no', because: `the unit sees to ${told.join(' and ')}, the agency to ${sectors.join(' and ')}` };
}

function namesBody(text: string, vocabulary: Vocabulary): boolean {
  const found = text === '' ? null : findDivision(expanded(text, vocabulary), vocabulary);
  return found !== null && bodies.has(found.rank);
}

function expanded(text: string, vocabulary: Vocabulary): string {
  return expandShort(squeeze(text), vocabulary).join(' ');
}

/** A unit of another region: of another part of the country, or an agency of another level of government. */
function otherRegion(text: string, agency: Agency, isBody: boolean, vocabulary: Vocabulary): Belonging | null {
  const own = agency.regionCode;
  const found = own === null ? null : findRegion(squeeze(text).split(' '), vocabulary, true);
  if (own === null || found?.areas.length !== 1) return null;
  const { code, name } = found.areas[0]!;
  if (code === own) return null;
  // a province has branches in its kabupaten: "UPTD Wilayah Kabupaten Bogor"
  if (code.startsWith(`${own}.`) && !isBody) {
    return { belongs: 'unknown', because: `${name} lies in ${agency.regionName ?? own}` };
  }
  return { belongs: 'no', because: `the unit is of ${name}, the agency of ${agency.regionName ?? own}` };
}
