import type { NextConfig } from "next";
import { PHASE_PRODUCTION_SERVER } from "next/constants";
import { parseEnv } from "./lib/env-schema";

const config: NextConfig = {
  agentRules: false,
  reactStrictMode: true,
  poweredByHeader: false,
  typedRoutes: false,
  images: { unoptimized: true },
  devIndicators: false,
  // Everything of ours is addressed as 127.0.0.1, which the development server takes for another site.
  allowedDevOrigins: ["127.0.0.1"],
  serverExternalPackages: ["graphile-worker", "googleapis", "@node-rs/argon2", "postgres"],
  // Where there is nothing for whoever asks, the front door says so in a header that only it writes. The page that is there
  // is passed by for one word, which is all that the destination is made of: nothing of the request is in it.
  rewrites: async () => ({
    beforeFiles: [
      {
        source: "/:asked*",
        has: [{ type: "header" as const, key: "x-nothing-here", value: "(?<nowhere>nothing-here)" }],
        destination: "/:nowhere",
      },
    ],
    afterFiles: [],
    fallback: [],
  }),
  // Pages and routes get theirs from proxy.ts, which does not see these files; packed ones from the front door.
  headers: async () => [
    {
      source: "/_next/static/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
      ],
    },
  ],
};

/** A build needs no secrets; a server that lacks one says all that is missing at once and does not start. */
export default function configure(phase: string): NextConfig {
  if (phase === PHASE_PRODUCTION_SERVER) parseEnv(process.env);
  return config;
}
