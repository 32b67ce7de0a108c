import { randomUUID } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type Plugin, stop } from "esbuild";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What a browser would open and load later, opened and listed at once: a table behind its button, a drawing below. */
const opened: Record<string, string> = {
  "@/components/charts/table-toggle": "export const TableToggle = ({ children }) => children",
  "@/components/charts/tables-on-demand": `
    export { default as SeriesTable } from "./components/charts/series-table";
    export { default as PostsTable } from "./components/charts/posts-table";`,
  "@/components/charts/line-chart": `export const LineChart = ${drawn()}`,
  "@/components/charts/posts-scatter": `export const PostsScatter = ${drawn()}`,
};

function drawn(): string {
  return "(props) => { (globalThis.tallyglassDrawn ??= []).push(props); return null }";
}

const openDoors: Plugin = {
  name: "open-doors",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /./ }, ({ path }) => (path in opened ? { path, namespace: "opened" } : undefined));
    onLoad({ filter: /./, namespace: "opened" }, ({ path }) => ({
      contents: opened[path] ?? "",
      resolveDir: root,
    }));
  },
};

export type Rendered = {
  html: string;
  /** What was handed to drawings, which the browser gets as it is. */
  drawn: readonly unknown[];
};

/**
 * Components as a server renders them, in a bundle of their own: React's server half, which tests load, renders nothing.
 * @param files where each is exported from, by its name
 */
export async function loadComponents<Name extends string>(
  files: Readonly<Record<Name, string>>,
): Promise<(name: Name, props: object) => Rendered> {
  const entry = [
    'import { createElement } from "react";',
    'import { renderToStaticMarkup } from "react-dom/server";',
    ...Object.entries(files).map(([name, file]) => `import { ${name} } from "./${file}";`),
    `const all = { ${Object.keys(files).join(", ")} };`,
    "export const render = (name, props) => renderToStaticMarkup(createElement(all[name], props));",
  ].join("\n");
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: root, loader: "js" },
    absWorkingDir: root,
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    jsx: "automatic",
    tsconfig: "tsconfig.json",
    define: { "process.env.NODE_ENV": '"production"' },
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    logLevel: "silent",
    plugins: [openDoors],
  });
  await stop(); // esbuild keeps a process of its own
  const file = join(tmpdir(), `tallyglass-markup-${randomUUID()}.mjs`);
  await writeFile(file, outputFiles[0]?.text ?? "");
  const { render } = await import(/* @vite-ignore */ pathToFileURL(file).href).finally(() => rm(file));
  return (name, props) => {
    const kept = globalThis as { tallyglassDrawn?: unknown[] };
    kept.tallyglassDrawn = [];
    const html: string = render(name, props);
    return { html, drawn: kept.tallyglassDrawn };
  };
}
