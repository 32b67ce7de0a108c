import "server-only";
import { z } from "zod";
import { readVars } from "@/lib/env";
import { hostOf } from "@/lib/http/allowed-hosts";

const address = z.url({ error: "must be an address" });

const standard = {
  authUrl: "https://www.instagram.com/oauth/authorize",
  tokenUrl: "https://api.instagram.com/oauth/access_token",
  apiUrl: "https://graph.instagram.com/",
  graphVersion: "v25.0",
};

export interface Settings {
  /** The Instagram app's own pair, not the Meta app's. */
  appId: string;
  appSecret: string;
  /** Secrets with which Meta may sign its notices: its documentation does not say which of the two apps it is. */
  noticeSecrets: readonly string[];
  /** "v25.0". */
  graphVersion: string;
  authUrl: string;
  tokenUrl: string;
  /** Ends with a slash. */
  apiUrl: string;
  /** Where requests may go: Instagram's hosts by name, or the origins that an overridden base URL puts in their place. */
  hosts: readonly string[];
}

/** @returns null when Instagram is not configured. @throws EnvironmentError when it is half configured */
export function readSettings(): Settings | null {
  const variables = readVars(
    {
      INSTAGRAM_APP_ID: z.string(),
      INSTAGRAM_APP_SECRET: z.string(),
      INSTAGRAM_META_APP_SECRET: z.string().optional(),
      INSTAGRAM_GRAPH_VERSION: z
        .string()
        .regex(/^v\d{1,3}\.\d$/, { error: "must be a version, such as v25.0" })
        .default(standard.graphVersion),
      INSTAGRAM_AUTH_URL: address.default(standard.authUrl),
      INSTAGRAM_TOKEN_URL: address.default(standard.tokenUrl),
      INSTAGRAM_API_URL: address.default(standard.apiUrl),
    },
    ["INSTAGRAM_APP_ID", "INSTAGRAM_APP_SECRET"],
  );
  if (!variables) return null;
  const { INSTAGRAM_APP_SECRET: appSecret, INSTAGRAM_META_APP_SECRET: metaSecret } = variables;
  const { INSTAGRAM_TOKEN_URL: tokenUrl, INSTAGRAM_API_URL: apiUrl } = variables;
  return {
    appId: variables.INSTAGRAM_APP_ID,
    appSecret,
    noticeSecrets: metaSecret === undefined ? [appSecret] : [appSecret, metaSecret],
    graphVersion: variables.INSTAGRAM_GRAPH_VERSION,
    authUrl: variables.INSTAGRAM_AUTH_URL,
    tokenUrl,
    apiUrl: apiUrl.endsWith("/") ? apiUrl : `${apiUrl}/`,
    hosts: [hostOf(tokenUrl, standard.tokenUrl), hostOf(apiUrl, standard.apiUrl)],
  };
}

/** Covers come from Meta's image hosts, which change from one answer to the next; where the API is replaced, from its replacement. */
export function readCoverHosts(): readonly string[] {
  const apiUrl = readVars({ INSTAGRAM_API_URL: address }, ["INSTAGRAM_API_URL"])?.INSTAGRAM_API_URL;
  return apiUrl && apiUrl !== standard.apiUrl
    ? [new URL(apiUrl).origin]
    : ["*.cdninstagram.com", "*.fbcdn.net"];
}
