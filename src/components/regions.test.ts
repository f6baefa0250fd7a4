import assert from 'node:assert/strict';
import { test } from 'node:test';
import { region, regionNames } from './regions.ts';

const source = `
const a = {
  // #region contention/shared
  run(state) {
    // #region contention/inner
    return state;
    // #endregion

    done();
  },
  // #endregion
  // #region contention/own
  own: 1,
  // #endregion contention/own
};
// #region contention/open
left();
`;

test('a region is moved to the margin, without the marks of those inside', () => {
  assert.equal(region(source, 'contention/shared'), 'run(state) {\n  return state;\n\n  done();\n},');
  assert.equal(region(source, 'contention/inner'), 'return state;');
  assert.equal(region(source, 'contention/own'), 'own: 1,');
});

test('regions of one name are one listing', () => {
  const parts = '// #region a\none();\n// #endregion\nother();\n// #region a\ntwo();\n// #endregion';
  assert.equal(region(parts, 'a'), 'one();\n\ntwo();');
});

test('no region, and one without an end', () => {
  assert.equal(region(source, 'contention/share'), undefined);
  assert.throws(() => region(source, 'contention/open'), /contention\/open does not end/);
});

test('all names, in order', () => {
  assert.deepEqual(regionNames(source), [
    'contention/shared',
    'contention/inner',
    'contention/own',
    'contention/open',
  ]);
});
