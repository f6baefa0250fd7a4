import assert from 'node:assert/strict';
import { test } from 'node:test';
import { versionOf, versionsIn } from './versions.ts';

const SOURCE = `enum List {
    Node(u8, List), //~ refused
    Node(u8, Box<List>), //~ accepted
    End,
}
`;

test('each version has its own lines, without the marks', () => {
  assert.deepEqual(versionOf(SOURCE, 'refused'), {
    code: 'enum List {\n    Node(u8, List),\n    End,\n}\n',
    own: [2],
  });
  assert.deepEqual(versionOf(SOURCE, 'accepted'), {
    code: 'enum List {\n    Node(u8, Box<List>),\n    End,\n}\n',
    own: [2],
  });
});

test('a line that is only a mark is an empty line; a comment that only looks like one stays', () => {
  assert.deepEqual(versionOf('a\n//~ refused\n//~ refusedly', 'refused'), {
    code: 'a\n\n//~ refusedly',
    own: [2],
  });
});

test('marks or `only`, and not both', () => {
  assert.deepEqual(versionsIn(SOURCE, { id: 'a/b' }), ['refused', 'accepted']);
  assert.deepEqual(versionsIn('fn main() {}', { id: 'a/b', only: 'accepted' }), ['accepted']);
  assert.throws(() => versionsIn(SOURCE, { id: 'a/b', only: 'accepted' }), /leave out “only”/);
  assert.throws(() => versionsIn('fn main() {}', { id: 'a/b' }), /a\/b: mark lines/);
});
