/** Statements about things with addresses, and the two ways of writing them: Turtle and JSON-LD say the same. */

/** What is said of a thing: another thing, or a text with a language or a type. */
export type Said = { iri: string } | { text: string; language?: string; type?: string };

/** A thing and what is said of it, by names with a prefix of `prefixes` ("skos:prefLabel"); `rdf:type` first. */
export type Thing = { iri: string; said: [property: string, Said][] };

const prefixes = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dcterms: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  skosxl: 'http://www.w3.org/2008/05/skos-xl#',
  spdx: 'http://spdx.org/rdf/terms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

export const iri = (address: string): Said => ({ iri: address });

/** A thing of a vocabulary, by its name with a prefix. */
export function named(name: string): Said {
  return { iri: whole(name) };
}

export const plain = (text: string): Said => ({ text });
/** A text in Indonesian, as everything that a paper says. */
export const indonesian = (text: string): Said => ({ text, language: 'id' });
export const english = (text: string): Said => ({ text, language: 'en' });
export const typed = (text: string | number, type: string): Said => ({ text: String(text), type: whole(type) });

/** What is said, without what there is nothing to say of. */
export function thing(address: string, type: string, ...said: ([string, Said] | null)[]): Thing {
  return { iri: address, said: [['rdf:type', named(type)], ...said.flatMap((one) => (one === null ? [] : [one]))] };
}

function whole(name: string): string {
  const [prefix = '', rest = ''] = name.split(/:(.*)/s);
  return `${prefixes[prefix as keyof typeof prefixes]}${rest}`;
}

/** RDF 1.1 Turtle, a block a thing. */
export function* turtlePieces(things: Iterable<Thing>): Iterable<string> {
  const declared = Object.entries(prefixes).map(([prefix, address]) => `@prefix ${prefix}: <${address}> .\n`);
  yield declared.join('');
  for (const { iri: address, said } of things) {
    const lines = said.map(([property, value]) => `  ${property === 'rdf:type' ? 'a' : property} ${turtleOf(value)}`);
    yield `\n${bracketed(address)}\n${lines.join(' ;\n')} .\n`;
  }
}

function turtleOf(value: Said): string {
  if ('iri' in value) return bracketed(value.iri);
  const quoted = `"${value.text.replace(/["\\]/g, '\\$&').replace(controls, escaped)}"`;
  if (value.language !== undefined) return `${quoted}@${value.language}`;
  return value.type === undefined ? quoted : `${quoted}^^${bracketed(value.type)}`;
}

// eslint-disable-next-line no-control-regex -- Turtle forbids some of these in a short literal, and the rest turn what follows
const controls = /[\u0000-\u001f\u007f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu;
const escaped = (sign: string): string =>
  /\p{Surrogate}/u.test(sign) ? '\ufffd' : `\\u${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

const bracketed = (address: string): string =>
  // eslint-disable-next-line no-control-regex -- what an address in Turtle may not hold
  `<${address.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)}>`;

/** JSON-LD 1.1, a line a thing. */
export function* jsonLdPieces(things: Iterable<Thing>): Iterable<string> {
  yield `{"@context":${JSON.stringify(prefixes)},"@graph":[`;
  let isFirst = true;
  for (const { iri: address, said } of things) {
    const node: Record<string, unknown[]> = {};
    for (const [property, value] of said) {
      if (property === 'rdf:type') (node['@type'] ??= []).push('iri' in value ? value.iri : value.text);
      else (node[property] ??= []).push(jsonOf(value));
    }
    yield `${isFirst ? '' : ','}\n${JSON.stringify({ '@id': address, ...node })}`;
    isFirst = false;
  }
  yield '\n]}\n';
}

function jsonOf(value: Said): Record<string, string> {
  if ('iri' in value) return { '@id': value.iri };
  const text = { '@value': value.text.replace(/\p{Surrogate}/gu, '\ufffd') };
  if (value.language !== undefined) return { ...text, '@language': value.language };
  return value.type === undefined ? text : { ...text, '@type': value.type };
}

/** The address of a thing: the base, its kind, and its id. */
export function addressOf(base: string, kind: string, id: string): string {
  return `${base}${kind}/${encodeURIComponent(id.replace(/\p{Surrogate}/gu, '\ufffd'))}`;
}
