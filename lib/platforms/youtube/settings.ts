import "server-only";
import { z } from "zod";
import { readVars } from "@/lib/env";
import { hostOf } from "@/lib/http/allowed-hosts";
import { youtubePolicy } from "./policy";

const address = z.url({ error: "must be an address" });

const standard = {
  authUrl: "https://accounts.google.com/o/oauth2/v2/auth",
  tokenUrl: "https://oauth2.googleapis.com/token",
  apiUrl: "https://youtube.googleapis.com/",
};

export interface Settings {
  clientId: string;
  clientSecret: string;
  authUrl: string;
  tokenUrl: string;
  revokeUrl: string;
  /** Only the origin counts: the library brings `/youtube/v3/...`. */
  apiUrl: string;
  /** Where requests may go: Google's hosts by name, or the origins that an overridden base URL puts in their place. */
  hosts: readonly string[];
}

/** @returns null when YouTube is not configured. @throws EnvironmentError when it is half configured */
export function readSettings(): Settings | null {
  const variables = readVars(
    {
      GOOGLE_CLIENT_ID: z.string(),
      GOOGLE_CLIENT_SECRET: z.string(),
      GOOGLE_AUTH_URL: address.optional(),
      GOOGLE_TOKEN_URL: address.optional(),
      GOOGLE_API_URL: address.optional(),
    },
    ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
  );
  if (!variables) return null;
  const tokenUrl = variables.GOOGLE_TOKEN_URL ?? standard.tokenUrl;
  const apiUrl = variables.GOOGLE_API_URL ?? standard.apiUrl;
  return {
    clientId: variables.GOOGLE_CLIENT_ID,
    clientSecret: variables.GOOGLE_CLIENT_SECRET,
    authUrl: variables.GOOGLE_AUTH_URL ?? standard.authUrl,
    tokenUrl,
    revokeUrl: new URL("revoke", tokenUrl).href,
    apiUrl: new URL("/", apiUrl).href,
    hosts: [hostOf(tokenUrl, standard.tokenUrl), hostOf(apiUrl, standard.apiUrl)],
  };
}

/** Covers come from YouTube's image host; where the API is replaced, from its replacement. */
export function readCoverHosts(): readonly string[] {
  const apiUrl = readVars({ GOOGLE_API_URL: address }, ["GOOGLE_API_URL"])?.GOOGLE_API_URL;
  return apiUrl && apiUrl !== standard.apiUrl ? [new URL(apiUrl).origin] : ["i.ytimg.com"];
}

const amendment = { [youtubePolicy.amendmentVariable]: z.string() };

/** Anything but "accepted" keeps the stricter rules. */
export function hasAmendment(): boolean {
  const name = youtubePolicy.amendmentVariable;
  return readVars(amendment, [name])?.[name] === "accepted";
}
