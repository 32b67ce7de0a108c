import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import floors from "./floors.json";

interface Lockfile {
  packages: Record<string, { version?: string; hasInstallScript?: boolean }>;
}

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");
const manifest = JSON.parse(read("package.json")) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
};
const { packages } = JSON.parse(read("package-lock.json")) as Lockfile;

describe("versions", () => {
  test.each(Object.entries(floors))("%s is %s or newer", (name, floor) => {
    const installed = packages[`node_modules/${name}`]?.version ?? "0";
    expect(installed.localeCompare(floor, "en", { numeric: true })).toBeGreaterThanOrEqual(0);
  });

  test("every dependency is pinned exactly", () => {
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  test("the image library with the long list of holes is absent or new enough", () => {
    const sharp = packages["node_modules/sharp"]?.version ?? "99";
    expect(sharp.localeCompare("0.35.5", "en", { numeric: true })).toBeGreaterThanOrEqual(0);
  });

  test("only packages on the list may run a script when they are installed", () => {
    const running = Object.entries(packages)
      .filter(([, entry]) => entry.hasInstallScript)
      .map(([path]) => path.split("node_modules/").at(-1) ?? path)
      .filter((name) => !manifest.allowScripts[name]);
    expect([...new Set(running)]).toEqual([]);
  });
});
