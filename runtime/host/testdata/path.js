const path = require('path');
const inputs = ['', '.', '..', '/', '//', 'a', 'a/', 'a/b', '/a', '/a/', '/a/b.txt', 'a//b/../c', './a', '../../a', '/../a', 'a/b/..', '.bashrc', 'a.', 'a.b.c', '/a/b/.hidden.txt', '..a', 'a/./b/', '///a'];
for (const p of [path.posix]) {
  for (const i of inputs) console.log(i, '|', p.normalize(i), p.dirname(i), p.basename(i), p.extname(i), p.isAbsolute(i), JSON.stringify(p.parse(i)));
}
const wins = ['', 'C:\\', 'C:', 'C:\\a\\b.txt', 'C:/a/../b', '\\\\server\\share\\x\\..\\y', 'a\\b', '\\a', 'C:a', 'a/b\\c', '\\\\server\\share\\'];
for (const i of wins) console.log(i, '|', path.win32.normalize(i), path.win32.dirname(i), path.win32.basename(i), path.win32.extname(i), path.win32.isAbsolute(i), JSON.stringify(path.win32.parse(i)));
console.log(path.join('a', '..', 'b', '', 'c'), path.join(), path.join('/a', '/b'), path.join('..', 'x'));
console.log(path.resolve('/a', 'b', '../c'), path.resolve('/a', '/b'), path.resolve('x') === process.cwd() + '/x', path.resolve() === process.cwd());
console.log(path.relative('/a/b/c', '/a/d'), path.relative('/a', '/a'), path.relative('/a/b', '/a/b/c/d'), path.relative('/', '/x'));
console.log(path.win32.join('C:\\a', '..', 'b'), path.win32.resolve('C:\\a', '..\\b'), path.win32.relative('C:\\a\\b', 'C:\\a\\c'), path.win32.resolve('C:\\a', 'D:\\b'));
console.log(path.format({ dir: '/a', base: 'b.txt' }), path.format({ root: '/', name: 'x', ext: '.y' }), path.format({ name: 'x', ext: 'y' }));
console.log(path.sep, path.delimiter, path.posix === path, path.win32.sep, path.basename('a/b.html', '.html'), path.basename('.html', '.html'));
try { path.join(5); } catch (e) { console.log(e.name, e.code, e.message); }
console.log(require('node:path') === path, require('path/posix') === path.posix);
