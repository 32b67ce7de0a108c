import { z } from "zod";
import { writeLanguageCookie } from "@/lib/auth/cookies";
import { chooseLanguage } from "@/lib/auth/preferences";
import { getContext } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { InvalidInputError } from "@/lib/errors";
import { readBody } from "@/lib/http/read-body";
import { route } from "@/lib/http/route";
import { languages } from "@/lib/language/languages";
import { safePath } from "@/lib/security/safe-path";

const mostBytes = 1024;

const Choice = z.strictObject({ language: z.enum(languages) });

/**
 * Sent by a plain form, so that the page that follows is loaded whole, in the language chosen: the one it was sent
 * from. Who is signed in is written to in it as well.
 */
export const POST = route(async (request) => {
  const form = new URLSearchParams((await readBody(request, mostBytes)).toString("utf8"));
  const choice = Choice.safeParse(Object.fromEntries(form));
  if (!choice.success) throw new InvalidInputError("There is no such language.");
  const ctx = await getContext();
  if (ctx && !ctx.actor.isFrozen) await chooseLanguage(ctx, choice.data.language);
  await writeLanguageCookie(choice.data.language);
  return new Response(null, {
    status: 303,
    headers: { Location: env.APP_URL + safePath(request.headers.get("referer"), env.APP_URL, "/") },
  });
});
