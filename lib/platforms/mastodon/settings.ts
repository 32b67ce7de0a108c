import "server-only";
import { z } from "zod";
import { readVars } from "@/lib/env";

/** Tokens travel there. An address of this machine is let through as well: nothing leaves it. */
const address = z.url({ error: "must be an address" }).refine(isSafe, { error: "must begin with https://" });

export interface Settings {
  clientId: string;
  clientSecret: string;
  /** The one server whose accounts can be linked here. Ends with a slash. */
  serverUrl: string;
  /** "mastodon.example", with the port where there is one. */
  serverName: string;
  /** Where requests may go, as `allowedBy` takes it. */
  host: string;
  coverHosts: readonly string[];
}

const shape = {
  MASTODON_URL: address,
  MASTODON_CLIENT_ID: z.string(),
  MASTODON_CLIENT_SECRET: z.string(),
  MASTODON_MEDIA_URL: address.optional(),
};

export const settingNames = Object.keys(shape);

/** @returns null when Mastodon is not configured. @throws EnvironmentError when it is half configured */
export function readSettings(): Settings | null {
  const variables = readVars(shape, ["MASTODON_URL", "MASTODON_CLIENT_ID", "MASTODON_CLIENT_SECRET"]);
  if (!variables) return null;
  const { MASTODON_URL: url, MASTODON_MEDIA_URL: mediaUrl = url } = variables;
  return {
    clientId: variables.MASTODON_CLIENT_ID,
    clientSecret: variables.MASTODON_CLIENT_SECRET,
    serverUrl: url.endsWith("/") ? url : `${url}/`,
    serverName: new URL(url).host,
    host: hostIn(url),
    coverHosts: [hostIn(mediaUrl)],
  };
}

/** By name where it is a public server: then only public addresses are reached under it. */
function hostIn(url: string): string {
  const { protocol, port, host, origin } = new URL(url);
  return protocol === "https:" && port === "" ? host : origin;
}

/** What is no address at all is said before. */
function isSafe(url: string): boolean {
  if (!URL.canParse(url)) return true;
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || (protocol === "http:" && hostname === "127.0.0.1");
}
