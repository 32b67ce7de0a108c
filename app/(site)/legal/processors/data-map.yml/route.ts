import { route } from "@/lib/http/route";
import { inLanguage } from "@/lib/language/in-language";
import { dataMapYaml } from "@/lib/privacy/data-map";
import { operator } from "@/lib/privacy/operator";

/** For whoever keeps a map of what they use: the whole inventory, for fideslang's tools. */
export const GET = route(
  () =>
    new Response(
      inLanguage("en", () => dataMapYaml(operator())),
      {
        headers: {
          "Content-Type": "application/yaml; charset=utf-8",
          "Cache-Control": "public, max-age=3600",
        },
      },
    ),
);
