import "server-only";
import { redirect } from "next/navigation";
import type { NextRequest } from "next/server";
import type { SearchParams } from "@/lib/analytics/period";
import { signedInContext } from "@/lib/auth/session";
import type { PersonContext } from "@/lib/context";
import type { DataTable } from "@/lib/downloads/table";
import { FileFormat, writeTable } from "@/lib/downloads/write";
import { env } from "@/lib/env";
import { InvalidInputError, SignedOutError } from "@/lib/errors";
import { t } from "@/lib/language/t";
import { safePath } from "@/lib/security/safe-path";
import { route } from "./route";

type Asked<Params> = Params & {
  /** The page's own parameters, as its address bears them. */
  params: SearchParams;
};

/**
 * A route that answers with a table as a file, which the browser saves and nobody else keeps. The address is a page's,
 * and `as=csv` or `as=xlsx`.
 */
export function downloadRoute<Params extends Record<string, string>>(
  verb: (ctx: PersonContext, asked: Asked<Params>) => Promise<DataTable>,
) {
  return route<Params>(async (request, { params }) => {
    const ctx = await personAsking(request);
    const { format, asked } = readAddress(request);
    const table = await verb(ctx, { ...(await params), params: asked });
    const { name, type, body } = await writeTable(table, format);
    return new Response(body, {
      headers: {
        "Content-Type": type,
        "Content-Disposition": `attachment; filename="${name}"`,
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
      },
    });
  });
}

/** Somebody who followed the link signs in and is back at the page; a program gets the problem. */
async function personAsking({ headers }: NextRequest): Promise<PersonContext> {
  try {
    return await signedInContext();
  } catch (error) {
    if (!(error instanceof SignedOutError) || headers.get("sec-fetch-mode") !== "navigate") throw error;
    const page = safePath(headers.get("referer"), env.APP_URL, "/dashboard");
    redirect(`/signin?next=${encodeURIComponent(page)}`);
  }
}

function readAddress({ nextUrl: { searchParams } }: NextRequest): {
  format: FileFormat;
  asked: SearchParams;
} {
  const { as, ...asked } = Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => {
      const all = searchParams.getAll(name);
      return [name, all.length === 1 ? all[0] : all] as const;
    }),
  );
  const format = FileFormat.safeParse(as);
  if (!format.success) throw new InvalidInputError(t("Ask for as=csv or as=xlsx."));
  return { format: format.data, asked };
}

/** A page's parameters as they stand in its address, for the address of its data. */
export function queryOf(params: SearchParams): string {
  const pairs = Object.entries(params).flatMap(([name, value]) =>
    (typeof value === "string" ? [value] : (value ?? [])).map((one) => [name, one]),
  );
  return new URLSearchParams(pairs).toString();
}
