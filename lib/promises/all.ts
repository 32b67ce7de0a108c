import "server-only";
import { access } from "./access";
import { collected } from "./collected";
import { conduct } from "./conduct";
import type { Chapter, Promised, Proof } from "./promise";
import { rights } from "./rights";

export const chapters: readonly Chapter[] = [collected, rights, access, conduct];

export const promises: readonly Promised[] = chapters.flatMap((chapter) => chapter.promises);

export const proofs: readonly Proof[] = promises.flatMap((promise) =>
  promise.state === "kept" ? promise.proofs : [],
);
