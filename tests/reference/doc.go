// Package reference compares our declarations with the reference client's own:
// class by class, member by member, default by default, and request by request.
//
// The left side is committed and needs no Python to be read:
//
//   - dss.json, administration.json, govern.json and launchpad.json are what the
//     reference declares in the chapters of scope.json, taken from its syntax
//     tree by extract.py;
//   - wire.jsonl, administration.jsonl, govern.jsonl and launchpad.jsonl are what
//     it sends: record.py ran every case of cases/ with the reference client and
//     wrote down requests, answers and results;
//   - testdata/sample.jsonl are worked cases of the naming rule from elsewhere.
//
// The right side is bindings/dss, bindings/govern and bindings/launchpad, what a
// script on the engine really sends, and which of it the mocks answer.
// README.md tells how to read and renew the files.
package reference
