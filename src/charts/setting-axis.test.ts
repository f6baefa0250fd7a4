import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as Plot from '@observablehq/plot';
import { scaleType, settingPosition } from './setting-axis.ts';

test('settings stand where Plot puts them', () => {
  const settings = [1, 2, 3, 16];
  for (const type of ['linear', 'log', 'point'] as const) {
    const domain = type === 'point' ? settings : [1, 16];
    const scale = Plot.scale({ x: { type, domain, range: [40, 400], padding: 0 } });
    const position = settingPosition(type, settings, 40, 400);
    for (const value of settings)
      assert.ok(Math.abs(position(value) - (scale.apply(value) as number)) < 1, `${type} ${value}`);
  }
});

test('no logarithm of 0', () => {
  const parameter = { id: 'n', label: 'N', unit: 'count', values: [0, 1], default: 0, scale: 'log' } as const;
  assert.equal(scaleType(parameter, [0, 1]), 'point');
  assert.equal(scaleType(parameter, [1, 2]), 'log');
});
