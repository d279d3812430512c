/** What every description of a catalogue says of it as a whole; all of it is taken from the data. */
import type { Catalogue } from '../../../pipeline/model/meaning/catalogue-shape.ts';
import type { DatasetDocument } from '../../../pipeline/model/meaning/dataset.ts';
import { sha256OfAll } from '../../dataset/checksum.ts';
import { compareText } from '../../dataset/order.ts';

type Licence = { name: string; title: string; path?: string };

/**
 * `created` is the latest day that the data names, of a signature or a decision, null where it names none; `version` that of ikat with
 * the hash of the data; `base` what every address of a thing in it begins with.
 */
export type Publication = {
  name: string;
  id: string;
  title: string;
  description: string;
  version: string;
  created: string | null;
  keywords: string[];
  licence: Licence;
  /** Whatever is in it that is not of the documents. */
  sources: { title: string; path: string }[];
  documents: readonly DatasetDocument[];
  regions: { code: string; name: string }[];
  years: [first: number, last: number] | null;
  base: string;
};

export type PublicationOptions = {
  /** SPDX name of the licence under which the catalogue is published. */
  licence?: string | undefined;
  /** Address under which it is published; ends with "/" or ":". */
  base?: string | undefined;
};

/** Says what is to be kept where nobody chose a licence: it is not ours to give. */
const attribution: Licence = {
  name: 'other-at',
  title: 'Name the documents, and keep the notice of region names and codes (ODbL 1.0) that NOTICE of ikat holds',
};

const regionData = {
  title: 'Indonesia Area Data: names and codes of regions, ODbL 1.0',
  path: 'https://github.com/fityannugroho/idn-area-data',
};

const hashShown = 16; // hexadecimal digits: two catalogues never share them by chance

/** The facts of a catalogue. */
export function publicationOf({ ikat, dataset, decisions }: Catalogue, options: PublicationOptions = {}): Publication {
  const { documents, agencies, indicators } = dataset;
  const hash = sha256OfAll([...Object.values(dataset).flat(), ...decisions])
    .replace('sha256:', '')
    .slice(0, hashShown);
  const days = [
    ...documents.map(({ signedOn }) => signedOn),
    ...decisions.map(({ decision }) => decision.on.slice(0, 10)),
  ];
  const known = days.filter((day): day is string => day !== null && /^\d{4}-\d\d-\d\d$/.test(day)).sort();
  const years = documents.flatMap(({ year }) => year ?? []).sort((a, b) => a - b);
  const regions = new Map(
    agencies.flatMap(({ regionCode, regionName }) =>
      regionCode && regionName ? [[regionCode, regionName] as const] : [],
    ),
  );
  const { licence } = options;
  return {
    name: 'ikat-catalogue',
    id: `urn:ikat:catalogue:${hash}`,
    title: 'Catalogue of key performance indicators (Indikator Kinerja Utama) of Indonesian agencies',
    description: `${indicators.length} indicators of ${agencies.length} agencies, read from ${documents.length} documents by ikat ${ikat}; every value with its place on the page`,
    version: `${ikat}+${hash}`,
    created: known.at(-1) ?? null,
    keywords: ['indikator kinerja utama', 'key performance indicators', 'indonesia', 'open data'],
    licence:
      licence === undefined
        ? attribution
        : { name: licence, title: licence, path: `https://spdx.org/licenses/${encodeURIComponent(licence)}` },
    sources: [regionData],
    documents,
    regions: [...regions].map(([code, name]) => ({ code, name })).sort((a, b) => compareText(a.code, b.code)),
    years: years.length === 0 ? null : [years[0]!, years.at(-1)!],
    base: options.base ?? 'urn:ikat:',
  };
}
