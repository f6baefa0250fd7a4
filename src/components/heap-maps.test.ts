import assert from 'node:assert/strict';
import test from 'node:test';
import { heapMaps, NODES, SHOWN } from './heap-maps.ts';

test('each map has all nodes, and every byte that is shown in one piece', () => {
  for (const { title, pieces, walk } of heapMaps()) {
    assert.equal(walk.length, NODES, title);
    assert.equal(pieces.filter(({ use }) => use === 'node').length, NODES, title);
    let at = 0;
    for (const { from, bytes } of pieces) {
      assert.equal(from, at, title);
      assert.ok(bytes > 0);
      at += bytes;
    }
    assert.equal(at, SHOWN, title);
  }
});

test('the fresh heap and the arena are in order, the used heap is not', () => {
  const backwards = heapMaps().map(({ walk }) => walk.slice(1).filter((node, i) => node < walk[i]!).length);
  assert.equal(backwards[0], 0);
  assert.ok(backwards[1]! > 0);
  assert.equal(backwards[2], 0);
});

test('the arena needs less room than blocks do', () => {
  const [fresh, used, arena] = heapMaps().map(({ span }) => span);
  assert.ok(arena! < fresh! && fresh! < used!);
});
