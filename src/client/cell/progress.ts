/** How far a run is, in words. */
export interface ProgressLike {
  readonly done: number;
  readonly total: number;
  /** undefined while nobody can tell. */
  readonly secondsLeft: number | undefined;
  readonly doing: string;
}

/** 0 to 1; 0 when the total is not known yet. */
export function fraction({ done, total }: ProgressLike): number {
  const share = done / total;
  return Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
}

/** "42%, about 6 seconds left: round 3 of 12". */
export function progressWords(progress: ProgressLike): string {
  const percent = `${Math.floor(fraction(progress) * 100)}%`;
  const left = leftWords(progress.secondsLeft);
  return `${percent}${left && `, ${left}`}${progress.doing && `: ${progress.doing}`}`;
}

function leftWords(seconds: number | undefined): string {
  if (seconds === undefined || !Number.isFinite(seconds)) return '';
  if (seconds < 1) return 'less than a second left';
  const whole = Math.round(seconds);
  if (whole === 1) return 'about a second left';
  if (whole < 90) return `about ${whole} seconds left`;
  return `about ${Math.round(whole / 60)} minutes left`;
}

/** "20 s", "1 min 40 s": a time that nobody knows exactly, in milliseconds. */
export function roughly(milliseconds: number): string {
  const seconds = Math.max(1, milliseconds / 1000);
  const step = seconds < 15 ? 1 : seconds < 60 ? 5 : 10;
  const whole = Math.round(seconds / step) * step;
  if (whole < 60) return `${whole} s`;
  const rest = whole % 60;
  return `${Math.floor(whole / 60)} min${rest ? ` ${rest} s` : ''}`;
}

/** Lets at most one call through in `every` milliseconds; what comes between is dropped. */
export function throttled<T>(call: (value: T) => void, every: number, now: () => number): (value: T) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (value) => {
    const time = now();
    if (time - last < every) return;
    last = time;
    call(value);
  };
}
