/** The axis of settings: which scale it has, and where a setting stands on it. Pure. */
import type { Parameter } from '../lab/experiment.ts';

export type SettingScale = Parameter['scale'];

/** As the parameter says; a logarithm needs settings above 0. */
export const scaleType = ({ scale }: Parameter, settings: readonly number[]): SettingScale =>
  scale === 'log' && settings.some((value) => value <= 0) ? 'point' : scale;

/** Where Plot will put a setting between two pixels; there are two settings at least. */
export function settingPosition(
  type: SettingScale,
  settings: readonly number[],
  from: number,
  to: number,
): (value: number) => number {
  const transform = (value: number) =>
    type === 'point' ? settings.indexOf(value) : type === 'log' ? Math.log(value) : value;
  const first = transform(settings[0]!);
  const last = transform(settings.at(-1)!);
  return (value) => from + ((transform(value) - first) / (last - first)) * (to - from);
}
