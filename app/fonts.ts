import localFont from "next/font/local";

/**
 * Served from our own origin; what Latin Inter does not cover falls back to the system's face. Where it comes too late for
 * the first look, it is kept for the next page: no column moves under a reader's eyes. So nothing has to be made as wide
 * as it, and the system's face stays as it is.
 */
export const inter = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  weight: "100 900",
  style: "normal",
  display: "optional",
  adjustFontFallback: false,
  variable: "--font-inter",
  fallback: ["system-ui", "sans-serif"],
});
