/** What a person can choose on a consent page. Ids are unique over all vendors; a vendor adds what it shows. */
export type Account = {
  /** Used by the control route, the journal and the switches. */
  id: string;
  email: string;
  person: string;
};

export type AccountBook<Own extends Account = Account> = {
  builtIn: readonly Own[];
  /** A small account made on request, so that each test can have one of its own: the same for the same id. */
  spare: (id: string) => Own;
};
