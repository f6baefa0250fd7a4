/** `<book-report>`: the whole book measured on this machine, in one table. What measures comes when it is pressed. */
import { resumeFor } from './isolation.ts';
import { REPORT } from './report/name.ts';

class BookReport extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const resumed = resumeFor(REPORT);
    try {
      const { Report } = await import('./report/report.ts');
      const report = new Report(this);
      await report.read();
      if (resumed) await report.start(resumed.mode, resumed.query === 'again');
    } catch {
      this.querySelector('[data-part=said]')!.textContent =
        'This could not be loaded. Check the connection, reload the page, and try again.';
    }
  }
}

customElements.define('book-report', BookReport);
