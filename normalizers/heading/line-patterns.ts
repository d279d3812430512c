/** What the lines around the tables begin with or hold, as patterns made of words of the vocabulary. */
import { entriesOf } from '../vocabulary/glossary.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { aliasesOfKind, anyOf } from '../vocabulary/word-lists.ts';
import { bodyNames, bodyWords } from './bodies.ts';
import { hospitalKinds } from './body-kinds.ts';

export const heading = /indikator\s+kinerja\s+utama/i;

/** A text and the indexes of the lines that it was made of. */
export type PlacedText = { text: string; at: number[] };

export type HeadingPatterns = {
  /** "Nama Perangkat Daerah : ..."; the first group is what stands behind it. */
  owner: RegExp;
  /** "PEMERINTAH KABUPATEN ..." */
  letterhead: RegExp;
  /** A level word with a region behind it, and one that ends a line. */
  region: RegExp;
  openLevel: RegExp;
  opensLevel: RegExp;
  opensHospital: RegExp;
  /** What opens a part of a preamble. */
  part: RegExp;
  body: RegExp;
  opensBody: RegExp;
  /** As `opensBody`, after the post that heads the body as well. */
  opensBodyOrPost: RegExp;
  /** Regulations and plans, whose years are not the document's. */
  regulation: RegExp;
  /** Documents of one year, and of several. */
  report: RegExp;
  plan: RegExp;
  opensPlan: RegExp;
  /** A plan or a report, and then the body whose it is: "Renstra Dinas ..."; the first group is the body's name. */
  namedFor: RegExp;
  /** Who signs: "a.n. Kepala ...". */
  signer: RegExp;
};

export function headingPatterns(vocabulary: Vocabulary): HeadingPatterns {
  const { agencies, cues } = vocabulary;
  const bodies = bodyWords(vocabulary);
  const names = bodyNames(vocabulary);
  const labels = anyOf(aliasesOfKind(cues, 'owner-label'));
  const levels = anyOf(aliasesOfKind(agencies, 'level').map((alias) => alias.replace(/\.$/, '')));
  const signers = anyOf(aliasesOfKind(cues, 'signer'));
  const hospitals = entriesOf(agencies, 'kind')
    .filter(({ canonical }) => hospitalKinds.has(canonical))
    .map(({ alias }) => alias);
  const documents = anyOf([...aliasesOfKind(cues, 'plan-name'), ...aliasesOfKind(cues, 'report-name')]);
  return {
    owner: new RegExp(`^(?:\\d{1,2}\\s*[.)]?\\s*)?(?:nama\\s+)?${labels}\\b\\s*${labels}?\\s*[:.\\-–]*\\s*(.*)$`, 'i'),
    letterhead: new RegExp(`^pemerintah(?:an)?\\s+(?:daerah\\s+)?${levels}\\b`, 'i'),
    region: new RegExp(`(?<!\\p{L})${levels}\\.?\\s+\\p{Lu}`, 'iu'),
    openLevel: new RegExp(`(?<!\\p{L})${levels}\\.?$`, 'iu'),
    opensLevel: new RegExp(`^${levels}\\.?\\s`, 'iu'),
    opensHospital: new RegExp(`^${anyOf(hospitals)}(?!\\p{L})`, 'iu'),
    part: new RegExp(`^${anyOf(aliasesOfKind(cues, 'profile-label'))}(?!\\p{L})`, 'iu'),
    body: new RegExp(`\\b${bodies}`, 'i'),
    opensBody: new RegExp(`^${names}(?!\\p{L})`, 'iu'),
    opensBodyOrPost: new RegExp(`^(?:${signers}\\s+)?${names}(?!\\p{L})`, 'iu'),
    regulation: new RegExp(`\\b${anyOf(aliasesOfKind(cues, 'regulation'))}\\b`, 'i'),
    report: new RegExp(`\\b${anyOf(aliasesOfKind(cues, 'report-name'))}\\b`, 'i'),
    opensPlan: new RegExp(`^\\P{L}*(?:\\p{L}+\\s+)?${anyOf(aliasesOfKind(cues, 'plan-name'))}(?!\\p{L})`, 'iu'),
    namedFor: new RegExp(
      `^[^\\p{L}]*(?:\\p{Lu}\\p{L}*\\s+)?${documents}[\\s\\p{P}]*${documents}?[\\s\\p{P}]*(${bodies}(?!\\p{L}).*)$`,
      'iu',
    ),
    plan: new RegExp(`\\b${anyOf(aliasesOfKind(cues, 'plan-name'))}\\b`, 'i'),
    signer: new RegExp(`^(?:an?\\.?\\s?n\\.?\\s+)?(?:plt\\.?\\s+)?${signers}\\b`, 'i'),
  };
}

/** Words that have no capital in a name. */
export const smallWord = '(?:dan|serta|di|dr|drg|prof|d)(?!\\p{L})';
/** "Disdik Kab. Bandung" below a title in capitals: the name of an agency alone, with its region. */
export function isAgencyName(line: string, { opensBody, region }: HeadingPatterns): boolean {
  return opensBody.test(line) && region.test(line) && nameLine.test(line);
}

/** Words of a name, which have capitals but for those that join them. */
export const nameLine = new RegExp(`^(?:(?:\\p{Lu}|\\(|${smallWord})\\S*(?:\\s+|$)){1,12}$`, 'u');

/** Whether nearly all letters of a line are capitals. */
export function isUpper(line: string): boolean {
  const letters = line.replace(/[^\p{L}]/gu, '');
  return letters.length > 0 && letters.replace(/[^\p{Lu}]/gu, '').length / letters.length > 0.8;
}
