import type { NextConfig } from "next";

const config: NextConfig = {
  agentRules: false,
  reactStrictMode: true,
  poweredByHeader: false,
  typedRoutes: false,
  images: { unoptimized: true },
  devIndicators: false,
  serverExternalPackages: ["graphile-worker", "googleapis", "@node-rs/argon2", "postgres"],
};

export default config;
