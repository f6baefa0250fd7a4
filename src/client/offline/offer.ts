/** A newer edition waits: it is offered, and taken when the reader says so and nothing is measured in any tab. */
import { ask } from './speak.ts';

const edition = () => document.querySelector<HTMLMetaElement>('meta[name="edition"]')?.content;

export async function offer(waiting: ServiceWorker): Promise<void> {
  const answer = await ask(waiting, { type: 'status' });
  if (answer?.type !== 'status') return;
  if (answer.status.edition === edition()) {
    // This page came from the network and is of that edition already; so may its worker be.
    await ask(waiting, { type: 'take', alone: true });
    return;
  }
  if (document.querySelector('.edition-notice')) return;
  const notice = document.createElement('aside');
  notice.className = 'edition-notice';
  notice.setAttribute('aria-label', 'A newer edition');
  const words = document.createElement('p');
  words.setAttribute('role', 'status');
  notice.append(words);
  document.body.append(notice);
  const button = (text: string, press: () => void) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = text;
    made.addEventListener('click', press);
    notice.append(made);
  };
  button('Reload', () => void take(waiting, words));
  button('Not now', () => notice.remove());
  words.textContent = 'A newer edition of the book is here.';
}

async function take(waiting: ServiceWorker, words: HTMLElement): Promise<void> {
  const reload = () => location.reload();
  navigator.serviceWorker.addEventListener('controllerchange', reload, { once: true });
  const answer = await ask(waiting, { type: 'take', alone: false });
  if (answer?.type === 'taken') return;
  navigator.serviceWorker.removeEventListener('controllerchange', reload);
  if (answer?.type === 'busy')
    words.textContent = 'A measurement is running, here or in another tab. Reload when it has ended.';
  // Another tab has taken it already, or it is gone: what a reload brings is the newest.
  else reload();
}
