import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { setSpeech } from "./current";
import { german } from "./de";
import type { Language } from "./languages";

const key = Symbol.for("tallyglass.language");
type WithStorage = typeof globalThis & { [key]?: AsyncLocalStorage<Language> };

/** One for the process: the bundles of the front door, the pages and the mails each have a copy of this file. */
const shared: WithStorage = globalThis;
shared[key] ??= new AsyncLocalStorage();
const storage = shared[key];
setSpeech({ language: () => storage.getStore(), catalogues: { de: german } });

/** Whatever is said in `work`, and in all it waits for, is said in this language. */
export function inLanguage<T>(language: Language, work: () => T): T {
  return storage.run(language, work);
}
