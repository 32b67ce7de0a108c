import "server-only";
import { createHash } from "node:crypto";
import type { z } from "zod";
import { meterOf } from "@/lib/budget/meter";
import { createEgress } from "@/lib/http/egress";
import { askJson, type JsonAnswer, readAs } from "../json-api";
import type { AuthorizationCallback, AuthorizationRequest } from "../types";
import {
  CredentialAccount,
  Farewell,
  type Status,
  StatusList,
  type StatusText,
  StatusTextList,
  TokenAnswer,
} from "./api-types";
import { mastodonBudget } from "./budget";
import { mastodonPolicy } from "./policy";
import type { Settings } from "./settings";
import { type Endpoint, refusalIn } from "./translate-error";

/** The most posts of one page. @source https://docs.joinmastodon.org/methods/accounts/#statuses */
const pageSize = 40;
/** The documentation names no limit; this many ids make a short address. */
export const readingsPerCall = 20;

/**
 * The endpoints we call, and no others. The token says whose account it is and is used for nothing else: posts are read
 * without one, so that the server itself gives out only what everybody may see.
 * @param clock asked only when a refusal must be dated
 */
export function createMastodonClient(settings: Settings, clock: () => Promise<Date>) {
  const meter = meterOf("mastodon", mastodonBudget);
  const egress = createEgress({ label: "mastodon", hosts: [settings.host], meter });

  const at = (path: string, query: [name: string, value: string][] = []) => {
    const url = new URL(path, settings.serverUrl);
    url.search = new URLSearchParams(query).toString();
    return url;
  };

  async function answerTo(endpoint: Endpoint, url: URL, init: RequestInit = {}): Promise<JsonAnswer> {
    const answer = await askJson(egress, url, init);
    // A calendar that does not answer leaves a limit undated, which is better than losing what the server said.
    const now = answer.status === 429 ? await clock().catch(() => null) : null;
    const refusal = refusalIn(answer, endpoint, now);
    if (refusal) throw refusal;
    return answer;
  }

  async function post<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    form: Record<string, string>,
  ): Promise<z.infer<Schema>> {
    const { clientId, clientSecret } = settings;
    const body = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...form });
    return readAs(schema, (await answerTo("oauth", at(path), { method: "POST", body })).body);
  }

  async function byIds<Schema extends z.ZodType>(
    ids: readonly string[],
    schema: Schema,
  ): Promise<z.infer<Schema>> {
    const url = at(
      "api/v1/statuses",
      ids.map((id) => ["id[]", id]),
    );
    return readAs(schema, (await answerTo("public", url)).body);
  }

  return {
    serverName: settings.serverName,

    authorizationUrl({ state, verifier, redirectUri }: AuthorizationRequest): URL {
      return at("oauth/authorize", [
        ["response_type", "code"],
        ["client_id", settings.clientId],
        ["redirect_uri", redirectUri],
        ["scope", mastodonPolicy.scope],
        ["state", state],
        ["code_challenge", createHash("sha256").update(verifier).digest("base64url")],
        ["code_challenge_method", "S256"],
      ]);
    },

    exchange({ code, verifier, redirectUri }: AuthorizationCallback): Promise<TokenAnswer> {
      return post("oauth/token", TokenAnswer, {
        grant_type: "authorization_code",
        code,
        code_verifier: verifier,
        redirect_uri: redirectUri,
      });
    },

    /** Says yes again for a token that is revoked already. */
    async revoke(token: string): Promise<void> {
      await post("oauth/revoke", Farewell, { token });
    },

    async ownAccount(accessToken: string): Promise<CredentialAccount> {
      const headers = { authorization: `Bearer ${accessToken}` };
      const { body } = await answerTo("account", at("api/v1/accounts/verify_credentials"), { headers });
      return readAs(CredentialAccount, body);
    },

    /** Newest first. Boosts are other people's posts; a reply to somebody else is half of a conversation. */
    async statuses(
      accountId: string,
      maxId: string | null,
    ): Promise<{ statuses: Status[]; nextMaxId: string | null }> {
      const { body, headers } = await answerTo(
        "public",
        at(`api/v1/accounts/${accountId}/statuses`, [
          ["limit", `${pageSize}`],
          ["exclude_reblogs", "true"],
          ["exclude_replies", "true"],
          ...(maxId === null ? [] : [["max_id", maxId] as [string, string]]),
        ]),
      );
      return { statuses: readAs(StatusList, body), nextMaxId: nextMaxId(headers.get("link")) };
    },

    /** What is gone, or not public any more, is not in the answer. */
    statusesById: (ids: readonly string[]): Promise<Status[]> => byIds(ids, StatusList),
    textsById: (ids: readonly string[]): Promise<StatusText[]> => byIds(ids, StatusTextList),
  };
}

/**
 * Where the next page begins; null on the last one. Only this number is taken from the address, which is not followed.
 * @source https://docs.joinmastodon.org/api/guidelines/#pagination
 */
export function nextMaxId(link: string | null): string | null {
  const next = /<([^>]*)>;\s*rel="next"/.exec(link ?? "")?.[1] ?? "";
  if (!URL.canParse(next)) return null;
  const maxId = new URL(next).searchParams.get("max_id") ?? "";
  return /^[\w-]{1,64}$/.test(maxId) ? maxId : null;
}
