import "server-only";
import { z } from "zod";
import { readVars } from "@/lib/env";
import { hostOf } from "@/lib/http/allowed-hosts";

const address = z.url({ error: "must be an address" });

const standard = {
  authUrl: "https://www.tiktok.com/v2/auth/authorize/",
  apiUrl: "https://open.tiktokapis.com/",
};

export interface Settings {
  clientKey: string;
  clientSecret: string;
  authUrl: string;
  /** Ends with a slash; tokens and data are asked for below it. */
  apiUrl: string;
  /** Where requests may go: TikTok's host by name, or the origin that an overridden base URL puts in its place. */
  hosts: readonly string[];
}

/** @returns null when TikTok is not configured. @throws EnvironmentError when it is half configured */
export function readSettings(): Settings | null {
  const variables = readVars(
    {
      TIKTOK_CLIENT_KEY: z.string(),
      TIKTOK_CLIENT_SECRET: z.string(),
      TIKTOK_AUTH_URL: address.optional(),
      TIKTOK_API_URL: address.optional(),
    },
    ["TIKTOK_CLIENT_KEY", "TIKTOK_CLIENT_SECRET"],
  );
  if (!variables) return null;
  const apiUrl = (variables.TIKTOK_API_URL ?? standard.apiUrl).replace(/\/*$/, "/");
  return {
    clientKey: variables.TIKTOK_CLIENT_KEY,
    clientSecret: variables.TIKTOK_CLIENT_SECRET,
    authUrl: variables.TIKTOK_AUTH_URL ?? standard.authUrl,
    apiUrl,
    hosts: [hostOf(apiUrl, standard.apiUrl)],
  };
}

/** Covers come from TikTok's image hosts, whose names differ by region and load; from where the API is replaced. */
export function readCoverHosts(): readonly string[] {
  const apiUrl = readVars({ TIKTOK_API_URL: address }, ["TIKTOK_API_URL"])?.TIKTOK_API_URL;
  return apiUrl && apiUrl !== standard.apiUrl
    ? [new URL(apiUrl).origin]
    : ["*.tiktokcdn.com", "*.tiktokcdn-us.com", "*.tiktokcdn-eu.com"];
}
