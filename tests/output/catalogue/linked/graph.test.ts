import jsonld from 'jsonld';
import { Parser, type Quad } from 'n3';
import { beforeAll, describe, expect, test } from 'vitest';
import { hostileTexts, sampleCatalogue } from '../sample-catalogue.ts';
import { readSample, writtenSample } from '../written-sample.ts';

const here = 'http://here.example/';

/** The statements of a Turtle file, each as a line of N-Quads without its end. */
function turtle(text: string): Quad[] {
  return new Parser({ baseIRI: here }).parse(text);
}

const lineOf = ({ subject, predicate, object }: Quad): string => {
  const value =
    object.termType === 'Literal'
      ? `${JSON.stringify(object.value)}@${object.language}^^${object.datatype.value}`
      : object.value;
  return `${subject.value} ${predicate.value} ${value}`;
};

async function jsonLd(text: string): Promise<Quad[]> {
  const noNetwork = (): never => {
    throw new Error('A context was asked for on the network');
  };
  const lines = (await jsonld.toRDF(JSON.parse(text) as jsonld.JsonLdDocument, {
    format: 'application/n-quads',
    base: here,
    documentLoader: noNetwork,
  })) as unknown as string;
  return new Parser({ format: 'N-Quads' }).parse(lines);
}

const skos = 'http://www.w3.org/2004/02/skos/core#';

let folder = '';
beforeAll(async () => {
  folder = await writtenSample();
});

describe.each(['skos', 'dcat'])('%s', (name) => {
  test('says the same in Turtle and in JSON-LD, as n3 and jsonld read them', async () => {
    const [first, second] = [
      turtle(readSample(folder, `${name}.ttl`)),
      await jsonLd(readSample(folder, `${name}.jsonld`)),
    ];
    expect(first.length).toBeGreaterThan(50);
    expect([...new Set(second.map(lineOf))].sort()).toEqual([...new Set(first.map(lineOf))].sort());
  });
});

describe('SKOS of a catalogue', () => {
  const quads = () => turtle(readSample(folder, 'skos.ttl'));
  const said = (subject: string, property: string) =>
    quads()
      .filter((one) => one.subject.value === subject && one.predicate.value === `${skos}${property}`)
      .map(({ object }) => object.value);

  test('tells what an indicator is to a concept', () => {
    expect(said('urn:ikat:indicator/i-1', 'exactMatch')).toEqual(['urn:ikat:concept/c2.share.ppks']);
    expect(said('urn:ikat:indicator/i-2', 'relatedMatch')).toEqual(['urn:ikat:concept/c2.share.ppks']);
    expect(said('urn:ikat:concept/c2.share.ppks', 'prefLabel')).toEqual(['Persentase PPKS yang dilayani']);
  });

  test('turns narrower and broader round: they are said of the indicator', async () => {
    const catalogue = sampleCatalogue();
    catalogue.dataset.concepts[0]!.members = [
      { indicator: 'i-1', relation: 'narrower', because: '' },
      { indicator: 'i-2', relation: 'broader', because: '' },
      { indicator: 'i-3', relation: 'close', because: '' },
    ];
    const text = readSample(await writtenSample({}, catalogue), 'skos.ttl');
    const found = turtle(text).flatMap(({ subject, predicate }) =>
      predicate.value.endsWith('Match') ? [`${subject.value} ${predicate.value.replace(skos, '')}`] : [],
    );
    expect(found).toEqual([
      'urn:ikat:indicator/i-1 broadMatch',
      'urn:ikat:indicator/i-2 narrowMatch',
      'urn:ikat:indicator/i-3 closeMatch',
    ]);
  });

  test('hides misspellings, and gives old names with their time and ground', () => {
    const ppks = 'urn:ikat:vocabulary/terms/population%2Fppks';
    expect(said(ppks, 'hiddenLabel')).toEqual(['Pemerlu Pelayanan Kesejahtraan Sosial']);
    expect(said(ppks, 'altLabel')).toEqual(['PPKS', 'PMKS', 'a "quoted" \\ <b>\n\u0007']);
    const old = quads().find(
      ({ object, predicate }) => object.value === 'PMKS' && predicate.value.endsWith('literalForm'),
    )!.subject.value;
    const about = quads()
      .filter(({ subject }) => subject.value === old)
      .map(({ object }) => object.value);
    expect(about).toEqual(expect.arrayContaining(['../2019', 'Permensos 8/2012']));
  });

  test('has one preferred label a thing, and no label of two kinds', () => {
    const labels = new Map<string, string[]>();
    for (const { subject, predicate, object } of quads()) {
      if (!/(pref|alt|hidden)Label$/.test(predicate.value) || object.termType !== 'Literal') continue;
      labels.set(subject.value, [...(labels.get(subject.value) ?? []), object.value]);
    }
    const twice = [...labels].filter(([, texts]) => new Set(texts).size !== texts.length);
    expect(twice).toEqual([]);
  });

  test('keeps every hostile text as it is', () => {
    const names = quads().filter(
      ({ subject, predicate }) => subject.value.includes('/h-') && predicate.value.endsWith('prefLabel'),
    );
    expect(names.map(({ object }) => object.value)).toEqual(hostileTexts);
  });
});

describe('DCAT of a catalogue', () => {
  test('describes every file with its size and checksum, and where it lies', () => {
    const quads = turtle(readSample(folder, 'dcat.ttl'));
    const urls = quads
      .filter(({ predicate }) => predicate.value.endsWith('#downloadURL'))
      .map(({ object }) => object.value.replace(here, ''));
    const manifest = JSON.parse(readSample(folder, 'catalogue.json')) as { files: { path: string; hash: string }[] };
    expect(urls).toEqual(manifest.files.map(({ path }) => path).filter((path) => !path.startsWith('dcat.')));
    const sums = quads
      .filter(({ predicate }) => predicate.value.endsWith('#checksumValue'))
      .map(({ object }) => object.value);
    expect(sums).toEqual(
      manifest.files.filter(({ path }) => !path.startsWith('dcat.')).map(({ hash }) => hash.replace('sha256:', '')),
    );
  });

  test('gives addresses below the base where one was chosen, and the licence', async () => {
    const text = readSample(await writtenSample({ base: 'https://data.example/iku/', licence: 'CC0-1.0' }), 'dcat.ttl');
    expect(text).toContain('dcat:downloadURL <https://data.example/iku/csv/targets.csv>');
    expect(text).toContain('dcterms:license <https://spdx.org/licenses/CC0-1.0>');
  });
});
