"use client";

import { useEffect } from "react";
import { currentLanguage } from "@/lib/language/current";
import type { Language } from "@/lib/language/languages";

/**
 * Signing in can change the language in the middle of a page that has its catalogue already: then the page is loaded
 * whole.
 */
export function SameLanguage({ language }: { language: Language }) {
  useEffect(() => {
    if (language !== currentLanguage()) window.location.reload();
  }, [language]);
  return null;
}
