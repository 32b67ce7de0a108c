import localFont from "next/font/local";

/**
 * Served from our own origin; what Latin Inter does not cover falls back to the system's face. Where it comes too late for
 * the first look, it is kept for the next page: no column moves under a reader's eyes.
 */
export const inter = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  weight: "100 900",
  style: "normal",
  display: "optional",
  variable: "--font-inter",
  fallback: ["system-ui", "sans-serif"],
});
