/** What one mail may cost a parser child; structure and header have limits of their own, kept before anything is parsed (mime-tree, header-scanner). */
export interface ParsingLimits {
  /** Of the clock on the wall, while this machine is awake. */
  readonly milliseconds: number;
  /** Growth of the child's resident memory over what it held idle, in bytes. */
  readonly bytes: number;
}

/** Ten seconds and 150 MB: mails of 25 MB, of whatever parts, took less than one second and 50 to 100 MB. */
export const LIMITS: ParsingLimits = { milliseconds: 10_000, bytes: 150 * 1024 * 1024 };
