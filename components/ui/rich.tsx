import { createElement, Fragment, type ReactNode } from "react";
import { type Message, type RichValues, template } from "@/lib/language/t";

/** A sentence with elements in it, each where the language wants it: `rich("Read the {terms}.", { terms: <A …/> })`. */
export function rich<S extends Message>(english: S, ...[values]: RichValues<S, ReactNode>): ReactNode {
  const nodes: Readonly<Record<string, ReactNode>> = values ?? {};
  const parts = template(english).split(/\{(\w+)\}/);
  return createElement(Fragment, null, ...parts.map((part, at) => (at % 2 === 0 ? part : nodes[part])));
}
