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
  // Whom no sign-in has named as staff finds at these addresses what is at any other: nothing, to the byte. Whether
  // somebody who has the cookie may go on is for the pages to say.
  rewrites: async () => ({
    beforeFiles: [
      {
        source: "/admin/:path*",
        missing: ["staff", "__Host-staff"].map((key) => ({ type: "cookie" as const, key })),
        // With the rest of the path: left out, it would go on as a query and tell the answer apart.
        destination: "/nothing-here/:path*",
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
