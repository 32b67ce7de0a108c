import { declareValuePlugin, PluginKind } from "@stryker-mutator/api/plugin";

/** As much of Babel's path as is asked here. */
interface NodePath {
  node: { type: string };
  parent?: { type: string; callee?: { name?: string }; arguments?: unknown[] };
}

/** Loaded by Stryker: what is words for people or for a log is not mutated. A test of each word would only repeat it. */
export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, "words", {
    shouldIgnore({ node, parent }: NodePath) {
      const called = parent?.callee?.name;
      if (!called || !parent.arguments?.includes(node)) return;
      if (["t", "tn", "rich", "label"].includes(called))
        return "words on screen: the catalogue's tests hold them";
      if (parent.type === "NewExpression" && called === "Error") return "what a bug says to its log";
    },
  }),
];
