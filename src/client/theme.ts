/** `<theme-toggle>`: as the system has it, light, dark. The choice is kept in the browser. */
import { THEME_KEY } from './early.ts';

const THEMES = ['auto', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];
const NAMES: Readonly<Record<Theme, string>> = { auto: 'as the system', light: 'light', dark: 'dark' };

const root = document.documentElement;
const current = (): Theme => THEMES.find((each) => each === root.dataset.theme) ?? 'auto';

function choose(theme: Theme): void {
  if (theme === 'auto') delete root.dataset.theme;
  else root.dataset.theme = theme;
  try {
    if (theme === 'auto') localStorage.removeItem(THEME_KEY);
    else localStorage.setItem(THEME_KEY, theme);
  } catch {
    // Storage is forbidden: the choice lasts for this page.
  }
}

class ThemeToggle extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    const state = this.querySelector('[data-state]');
    if (!button || !state) return;
    const show = () => {
      state.textContent = NAMES[current()];
      button.title = `Theme: ${NAMES[current()]}`;
    };
    button.addEventListener('click', () => {
      choose(THEMES[(THEMES.indexOf(current()) + 1) % THEMES.length]!);
      show();
    });
    show();
  }
}

customElements.define('theme-toggle', ThemeToggle);
