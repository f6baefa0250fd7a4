/** A slider on a logarithmic scale with a number field beside it, a box for "nowhere", or choices. */
import type { Guess, Shape } from './question.ts';

interface Inputs {
  readonly guess: () => Guess;
  readonly set: (guess: Guess) => void;
}

/** The slider's value is the common logarithm of the number. */
export function wireInputs(form: HTMLElement): Inputs {
  const slider = form.querySelector<HTMLInputElement>('input[type=range]');
  const number = form.querySelector<HTMLInputElement>('input[type=number]');
  const never = form.querySelector<HTMLInputElement>('input[type=checkbox]');
  const choices = [...form.querySelectorAll<HTMLInputElement>('input[type=radio]')];
  if (!slider || !number)
    return {
      guess: () => (choices.find(({ checked }) => checked) ?? choices[0]!).value as Shape,
      set: (guess) => {
        for (const choice of choices) choice.checked = choice.value === guess;
      },
    };
  const bounded = (value: number) => Math.min(Number(number.max), Math.max(Number(number.min), value));
  const say = () => slider.setAttribute('aria-valuetext', `${number.value} ${slider.dataset.unit ?? ''}`);
  const slide = () => {
    number.value = String(twoDigits(bounded(10 ** Number(slider.value))));
    say();
  };
  const follow = () => {
    slider.value = String(Math.log10(bounded(Number(number.value) || 1)));
    say();
  };
  const block = () => {
    for (const input of [slider, number]) input.disabled = never?.checked === true;
  };
  slider.addEventListener('input', slide);
  number.addEventListener('input', follow);
  // What is out of bounds is corrected when the field is left, not while somebody types.
  const correct = () => {
    const value = Number(number.value);
    number.value = String(value > 0 ? bounded(value) : twoDigits(10 ** Number(slider.value)));
    follow();
  };
  number.addEventListener('change', correct);
  never?.addEventListener('change', block);
  // This may arrive after the first key.
  if (number.value === number.defaultValue) slide();
  else correct();
  return {
    guess: () => (never?.checked ? 'never' : bounded(Number(number.value) || 1)),
    set: (guess) => {
      if (never) never.checked = guess === 'never';
      if (typeof guess === 'number') number.value = String(guess);
      follow();
      block();
    },
  };
}

/** 12.34 -> 12, 0.567 -> 0.57; as many as a slider can mean. */
const twoDigits = (value: number): number => Number(value.toPrecision(2));
