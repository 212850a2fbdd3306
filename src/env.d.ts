interface ImportMetaEnv {
  /** Where the source lives, without a slash at the end. */
  readonly REPOSITORY_URL: string;
}

interface ImportMeta {
  readonly env: ImportMetaEnv;
}
