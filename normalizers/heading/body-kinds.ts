/** What is to know of the kinds of bodies that agencies.csv lists: which names a document, which bears which name. */

/** The kinds that may name a document's agency, the surest first: a balai or bagian belongs to one of the others. */
export const kindOrder: readonly string[] = [
  'dinas',
  'badan',
  'biro',
  'inspektorat',
  'satpol-pp',
  'rsud',
  'rsj',
  'rumah-sakit',
  'sekretariat-dprd',
  'sekretariat-daerah',
  'sekretariat',
  'kantor',
  'kecamatan',
  'puskesmas',
  'cabang-dinas',
  'upt',
  'balai',
  'bagian',
  'kelurahan',
  'desa',
  'pemerintah',
];
/** Kinds that are of another body: the letterhead may name it. */
export const partKinds: ReadonlySet<string> = new Set([
  'puskesmas',
  'cabang-dinas',
  'upt',
  'balai',
  'bagian',
  'kelurahan',
  'desa',
]);
/** Units that carry out what an agency is for, under a name of their own. */
const units: readonly string[] = ['upt', 'puskesmas', 'cabang-dinas', 'balai', 'rsud', 'rsj', 'rumah-sakit'];
export const unitKinds: ReadonlySet<string> = new Set(units);
/** Parts that are agencies of their own where the name goes on with that of the whole: "Kelurahan A Kecamatan B". */
export const partsOf: Readonly<Record<string, readonly string[]>> = {
  dinas: units,
  badan: units,
  kecamatan: ['kelurahan', 'desa'],
  'sekretariat-daerah': ['bagian'],
  'sekretariat-dprd': ['bagian'],
};
/** Kinds that bear the name of a place. */
export const placeKinds: ReadonlySet<string> = new Set(['kecamatan', 'kelurahan', 'desa', 'puskesmas']);
/** Kinds of which a region has one, so that the kind alone names it. */
export const bareKinds: ReadonlySet<string> = new Set([
  'inspektorat',
  'satpol-pp',
  'rsud',
  'rsj',
  'sekretariat-daerah',
  'sekretariat-dprd',
  'sekretariat',
  'pemerintah',
]);

/** Kinds of bodies that bear a name of their own, of a place or a person, which no list holds. */
export const namedKinds: ReadonlySet<string> = new Set([
  ...['rsud', 'rsj', 'rumah-sakit', 'kecamatan', 'kelurahan', 'desa', 'puskesmas', 'upt', 'balai', 'cabang-dinas'],
]);
/** Kinds whose names go on with that of the body that they belong to: "Bagian Hukum" / "Sekretariat Daerah". */
export const joinedKinds: ReadonlySet<string> = new Set(['biro', 'bagian', 'upt', 'puskesmas', 'balai']);
/** Kinds of bodies that may bear the name of a person. */
export const hospitalKinds: ReadonlySet<string> = new Set(['rsud', 'rsj', 'rumah-sakit']);
