/** What reading commands needs of a procedure: the words for its services and reasons, and further ways to command. */
type Words = readonly string[];

export interface ProcedureWords {
  readonly services: Readonly<Record<string, { readonly words: Words }>>;
  readonly serviceWords: { readonly all: Words; readonly joiners: Words };
  readonly reasons: Readonly<Record<string, { readonly words: Words; readonly needsWords: boolean }>>;
  /** How fields are called; absent where none is asked for. */
  readonly fields?: Readonly<
    Record<string, { readonly name: Readonly<Record<'ja' | 'en', string>>; readonly labels: Words }>
  >;
  /** By the name of the keyword. */
  readonly commands: Readonly<Record<string, Words>>;
}
