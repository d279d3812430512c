import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cannotRead, cannotWrite, faultWords, fileFault } from '../../../pipeline/model/file-fault.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-test-'));
  await writeFile(join(folder, 'file'), '');
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** An error as the file system throws it. */
function systemError(code: string, more: { syscall?: string; path?: string; says?: string } = {}): Error {
  const { syscall = 'open', path = 'a.json', says = 'words of the system' } = more;
  return Object.assign(new Error(`${code}: ${says}, ${syscall} '${path}'`), { code, syscall, path });
}

describe('a file that cannot be read', () => {
  test.each([
    ['absent', 'There is no such file or folder'],
    ['file/below', 'A part of the path is a file, not a folder'],
    ['.', 'It is a folder, not a file'],
  ])('%s: %s', async (name, reason) => {
    const error: unknown = await readFile(join(folder, name)).catch((thrown: unknown) => thrown);
    expect(cannotRead(error, name).refusal).toMatchObject({ code: 'not-found', file: name, reason });
  });

  test('is refused with another remedy where the path is right', () => {
    const { refusal } = cannotRead(systemError('EACCES'), 'a.json');
    expect(refusal).toMatchObject({ code: 'unreadable-file', reason: 'It cannot be read: permission is missing' });
    expect(refusal.remedy).toContain('permissions');
  });

  test('has no name: the path is empty', () => {
    expect(cannotRead(systemError('ENOENT'), '').refusal.reason).toBe('The path is empty');
  });
});

test('a full disk asks for room, a folder without permission for another folder', () => {
  expect(cannotWrite(systemError('ENOSPC'), 'out').refusal).toMatchObject({
    code: 'disk-full',
    reason: 'Nothing can be written there: the disk is full',
  });
  expect(cannotWrite(systemError('EACCES'), 'out').refusal.code).toBe('output-not-writable');
});

test('a code without words of ours is told in those of the system, any other error in its own', () => {
  expect(faultWords(systemError('EXDEV', { says: 'cross-device link not permitted' }))).toBe(
    'cross-device link not permitted',
  );
  expect(faultWords(new RangeError('no page 3'))).toBe('no page 3');
});

test('an error from the middle of a command is a refusal only when the file system threw it', () => {
  expect(fileFault(systemError('EROFS', { path: 'out/report.html' }))?.refusal).toMatchObject({
    code: 'output-not-writable',
    file: 'out/report.html',
  });
  expect(fileFault(systemError('EIO', { syscall: 'read' }))?.refusal.code).toBe('unreadable-file');
  expect(fileFault(new TypeError('x is undefined'))).toBeNull();
});
