/* Archives as they should be, and as somebody makes them who wants harm. */
import { crc32, deflateRawSync } from 'node:zlib';
import { pack, type Headers } from 'tar-stream';

/** What may be said falsely of an entry; everything else follows from its bytes. */
type Told = { name: string; data?: Uint8Array | string; crc?: number; size?: number; flags?: number; method?: number };
export type MadeEntry = Told & { attributes?: number; at?: number };

/** A ZIP of these entries, deflated. `at` lays an entry over the bytes of the one of this number. */
export function madeZip(entries: readonly MadeEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const { name, data = '', crc, size, flags = 0x800, method = 8, attributes = 0, at } of entries) {
    const bytes = Buffer.from(data);
    const packed = deflateRawSync(bytes);
    const sum = crc ?? crc32(bytes);
    const label = Buffer.from(name);
    const place = at === undefined ? offset : offsets[at]!;
    offsets.push(place);
    const told = Buffer.alloc(24);
    told.writeUInt16LE(20, 0);
    told.writeUInt16LE(flags, 2);
    told.writeUInt16LE(method, 4);
    told.writeUInt32LE(sum >>> 0, 10);
    told.writeUInt32LE(packed.length, 14);
    told.writeUInt32LE(size ?? bytes.length, 18);
    told.writeUInt16LE(label.length, 22);
    if (at === undefined) {
      const local = Buffer.concat([Buffer.from('PK\x03\x04'), told, Buffer.alloc(2), label, packed]);
      parts.push(local);
      offset += local.length;
    }
    const rest = Buffer.alloc(16);
    rest.writeUInt32LE((attributes << 16) >>> 0, 8);
    rest.writeUInt32LE(place, 12);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03', 'latin1'), told, rest, label]));
  }
  const all = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(all.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, all, end]);
}

/** A tar of these entries. */
export async function madeTar(entries: readonly (Headers & { data?: Uint8Array | string })[]): Promise<Buffer> {
  const tar = pack();
  for (const { data = '', ...header } of entries) tar.entry(header, Buffer.from(data));
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk);
  return Buffer.concat(chunks);
}
