import { isValidElement, type ReactElement, type ReactNode } from "react";
import { expect, test } from "vitest";
import { inLanguage } from "@/lib/language/in-language";
import LegalLayout from "./layout";

type Props = { title?: string; lang?: string; children?: ReactNode };

function elements(node: ReactNode): ReactElement<Props>[] {
  if (Array.isArray(node)) return node.flatMap(elements);
  if (!isValidElement<Props>(node)) return [];
  return [node, ...elements(node.props.children)];
}

const titles = (node: ReactNode) => elements(node).flatMap(({ props }) => props.title ?? []);

test("a reader of another language is told that the English text binds, which stands in English", () => {
  const page = inLanguage("de", () => LegalLayout({ children: "We keep" }));
  expect(titles(page)).toEqual([
    "Diesen Text gibt es nur auf Englisch, und diese englische Fassung ist verbindlich.",
  ]);
  expect(elements(page).find(({ props }) => props.children === "We keep")?.props.lang).toBe("en");
});

test("an English reader is told nothing of it", () => {
  expect(titles(LegalLayout({ children: "We keep" }))).toEqual([]);
});
