/** What is kept of a chapter's programs: `benchmarks/<chapter>/<kind>/recorded.json`, by the program's name. Derived by scripts, committed. */
import type { Ending } from './program.ts';

export type ProgramLanguage = 'typescript' | 'rust' | 'native';

export interface DemoRecord {
  /** What it printed before it ended. */
  readonly lines: readonly string[];
  readonly ending: Ending;
  /** Of the panic or the error. */
  readonly message?: string;
}

/** `demos/recorded.json` */
export interface DemoRecords {
  readonly [name: string]: {
    /** Of the sources (`.rs` and `.ts`): a test says when it is stale. */
    readonly hash: string;
    readonly runs: Partial<Record<ProgramLanguage, DemoRecord>>;
  };
}

export interface DiagnosticRecord {
  readonly result: 'refused' | 'accepted';
  /** Error codes and names of lints, in order, each once: `E0072`, `mismatched_lifetime_syntaxes`. */
  readonly codes: readonly string[];
  /** As rustc renders it, without colors, the file called src/main.rs. Empty when it says nothing. */
  readonly message: string;
}

/** `diagnostics/recorded.json` */
export interface DiagnosticRecords {
  readonly [name: string]: {
    readonly hash: string;
    /** `1.95.0` */
    readonly rustc: string;
    readonly refused?: DiagnosticRecord;
    readonly accepted?: DiagnosticRecord;
  };
}

/** `assembly/recorded.json` */
export interface AssemblyRecords {
  readonly [name: string]: {
    readonly hash: string;
    readonly rustc: string;
    /** Function -> its instructions, in Intel syntax, without directives; labels end in a colon. */
    readonly functions: Readonly<Record<string, readonly string[]>>;
  };
}

/** All that is kept of a chapter's programs. */
export interface ProgramRecords {
  readonly demos: DemoRecords;
  readonly diagnostics: DiagnosticRecords;
  readonly assembly: AssemblyRecords;
}
