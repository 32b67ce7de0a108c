import type { NextConfig } from "next";

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
};

export default config;
