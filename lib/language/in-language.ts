import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { setSpeech } from "./current";
import { german } from "./de";
import type { Language } from "./languages";

const storage = new AsyncLocalStorage<Language>();
setSpeech({ language: () => storage.getStore(), catalogues: { de: german } });

/** Whatever is said in `work`, and in all it waits for, is said in this language. */
export function inLanguage<T>(language: Language, work: () => T): T {
  return storage.run(language, work);
}
