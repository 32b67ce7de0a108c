import { route } from "@/lib/http/route";
import { inLanguage } from "@/lib/language/in-language";
import { article30 } from "@/lib/privacy/article-30";
import { operator } from "@/lib/privacy/operator";

/** For whoever answers for the service, and whoever asks them: the record of GDPR Art. 30. */
export const GET = route(
  () =>
    new Response(
      inLanguage("en", () => article30(operator())),
      {
        headers: {
          "Content-Type": "text/csv; charset=utf-8; header=present",
          "Content-Disposition": 'attachment; filename="tallyglass-article-30.csv"',
          "Cache-Control": "public, max-age=3600",
        },
      },
    ),
);
