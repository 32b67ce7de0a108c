import { headers } from "next/headers";
import { catalogueElement, currentLanguage } from "@/lib/language/current";
import { germanInBrowser } from "@/lib/language/de";

/** Before everything that reads it. English has none: its words stand where they are used. */
export async function CatalogueForBrowser() {
  if (currentLanguage() === "en") return null;
  return (
    <script
      id={catalogueElement}
      type="application/json"
      nonce={(await headers()).get("x-nonce") ?? ""}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own catalogue; no "<" is left in it
      dangerouslySetInnerHTML={{ __html: JSON.stringify(germanInBrowser).replaceAll("<", "\\u003c") }}
    />
  );
}
