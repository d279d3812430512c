/** What is shown as it stands in the address after "#": search, filters and the row, so that a link leads to it. */

export type Address = Readonly<Record<string, string>>;

/** The state in the address; null where it names a place of the page instead. */
export function readAddress(): Address | null {
  const hash = location.hash.slice(1);
  if (hash !== '' && !hash.includes('=')) return null;
  return Object.fromEntries(new URLSearchParams(hash));
}

/** Writes what is not empty, without a step in the history. */
export function writeAddress(state: Address): void {
  const text = addressText(state);
  // without any state the place in the page stays
  if (`#${text}` === location.hash || (text === '' && location.hash === '')) return;
  history.replaceState(null, '', text === '' ? location.pathname + location.search : `#${text}`);
}

/** The state as the part of an address after "#". */
export function addressText(state: Address): string {
  return new URLSearchParams(Object.entries(state).filter(([, value]) => value !== '')).toString();
}
