/** A place that files can be dropped on. It has `data-over` while something is held over it. */
export function acceptDrops(zone: HTMLElement, take: (files: readonly File[]) => void): void {
  const over = (on: boolean) => (event: DragEvent) => {
    event.preventDefault();
    zone.toggleAttribute('data-over', on);
  };
  zone.addEventListener('dragover', over(true));
  zone.addEventListener('dragleave', over(false));
  zone.addEventListener('drop', (event) => {
    over(false)(event);
    take([...(event.dataTransfer?.files ?? [])]);
  });
}
