import "server-only";

/** A test by its file and its sentence. `promises.test.ts` looks that it is there; that it is green, the run says. */
export interface Proof {
  file: string;
  /** What the sentence is about, where it stands in a group of that name. */
  of?: string;
  test: string;
}

interface Said {
  /** For links to it, and for good. */
  id: string;
  /** In the words of the one who promises. */
  words: string;
}

/** Software does it, and a test holds it. */
export interface KeptPromise extends Said {
  state: "kept";
  control: string;
  /** The page on which a person meets the control. */
  href?: string;
  proofs: readonly [Proof, ...Proof[]];
}

/** Others say it in their policies; we do not, or do not do what they say. */
export interface RefusedPromise extends Said {
  state: "refused";
  reason: string;
}

/** No software can keep it: whoever runs the server has to. */
export interface OperatorsDuty extends Said {
  state: "operator";
  duty: string;
}

export type Promised = KeptPromise | RefusedPromise | OperatorsDuty;

export interface Chapter {
  title: string;
  promises: readonly Promised[];
}
