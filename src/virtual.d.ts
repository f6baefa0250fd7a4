/** What scripts/kernel-bundles.ts makes. */
declare module 'virtual:kernels' {
  export const kernelBundles: Readonly<Record<string, { readonly url: string; readonly hash: string }>>;

  /** The module with the kernels in Rust. */
  export const rustKernels: {
    readonly url: string;
    readonly hash: string;
    /** Pages of 64 KiB. */
    readonly memory: { readonly initial: number; readonly maximum: number };
    /** Ids of the experiments that it has kernels for. */
    readonly experiments: readonly string[];
    /** What an operation of each kernel allocates, at the parameters that matter. */
    readonly counters: import('./lab/counters.ts').Counted;
  };

  /** The module with the demos in Rust. */
  export const rustDemos: {
    readonly url: string;
    /** Pages of 64 KiB. */
    readonly memory: { readonly initial: number; readonly maximum: number };
  };
}

/** What scripts/edit-bundles.ts makes. */
declare module 'virtual:editing' {
  /** Address of what the editor needs, by chapter: an `EditBundle` of src/client/edit/bundle.ts. */
  export const editBundles: Readonly<Record<string, string>>;

  /** What the ownership library exports. */
  export const library: readonly {
    readonly name: string;
    readonly kind: 'function' | 'class' | 'constant';
    readonly file: string;
    readonly signature: string;
    readonly says: string;
  }[];
}

interface ImportMetaEnv {
  /** The commit that was built, set in astro.config.mjs. */
  readonly PUBLIC_COMMIT?: string;
  /** Of the book, from package.json. */
  readonly PUBLIC_VERSION?: string;
}

/** The parser that sucrase is made of; its types are elsewhere in the package. */
declare module 'sucrase/dist/parser/index.js' {
  export { parse } from 'sucrase/dist/types/parser/index';
}
declare module 'sucrase/dist/parser/tokenizer/types.js' {
  export { TokenType } from 'sucrase/dist/types/parser/tokenizer/types';
}
