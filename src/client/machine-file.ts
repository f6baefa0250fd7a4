/** `<machine-file>`: saves the reader's own runs as the file of a machine. What it takes comes with the press. */

class MachineFile extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')!;
    const said = this.querySelector('[role=status]')!;
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const data = new FormData(form);
      const typed = (name: string) => String(data.get(name) ?? '');
      try {
        const [{ readAll }, { download }, { machineText }, { ownMachine, ownRuns, ownSurvey }] =
          await Promise.all([
            import('./keep/database.ts'),
            import('./keep/download.ts'),
            import('../lab/machine-text.ts'),
            import('./machines/own-machine.ts'),
          ]);
        const kept = await readAll();
        const [runs, survey] = [ownRuns(kept), ownSurvey(kept)];
        const made = ownMachine(
          { name: typed('name'), description: typed('description') },
          { runs, survey },
          new Date().toISOString(),
        );
        if (made.state === 'refused') {
          said.textContent = made.reason;
          return;
        }
        download(`${made.value.id}.json`, machineText(made.value));
        const count = runs.length === 1 ? '1 run' : `${runs.length} runs`;
        said.textContent = `Saved ${made.value.id}.json with ${count}${survey ? ' and the survey of your machine' : ''}.`;
      } catch {
        said.textContent =
          'The file could not be made: this browser does not let the book read what it keeps. A private window is the usual reason.';
      }
    });
  }
}

customElements.define('machine-file', MachineFile);
