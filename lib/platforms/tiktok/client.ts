import "server-only";
import { z } from "zod";
import { meterOf } from "@/lib/budget/meter";
import { createEgress } from "@/lib/http/egress";
import { PlatformError } from "../errors";
import { askJson, type JsonAnswer, readAs } from "../json-api";
import type { AuthorizationCallback, AuthorizationRequest } from "../types";
import {
  FirstVersionAnswer,
  PreviewAnswer,
  previewFields,
  TokenAnswer,
  type User,
  UserAnswer,
  userFields,
  type Video,
  VideoAnswer,
  VideoPage,
  type VideoPreview,
  videoFields,
} from "./api-types";
import { tiktokBudget } from "./budget";
import { scopes } from "./descriptor";
import type { Settings } from "./settings";
import { type Endpoint, isSuccess, translateRefusal } from "./translate-error";

/** The most videos of one page, and the most ids of one query. */
export const pageSize = 20;

const revocation = "v2/oauth/revoke/";
/** A revocation that worked has nothing to say. */
const isDone = ({ status, isEmpty }: JsonAnswer) => status === 200 && isEmpty;

export type UserPart = keyof typeof userFields;
export type TiktokClient = ReturnType<typeof createTiktokClient>;

/** A reply of the token endpoint's first version: the base URL leads to another place than `/v2/`. */
class FirstVersionError extends Error {
  constructor() {
    super("The token endpoint answers in the form of its first version");
    this.name = "FirstVersionError";
  }
}

/**
 * The endpoints we call, and no others.
 * @param clock asked only when a refusal must be dated
 */
export function createTiktokClient(settings: Settings, clock: () => Promise<Date>) {
  const meter = meterOf("tiktok", tiktokBudget);
  const egress = createEgress({ label: "tiktok", hosts: settings.hosts, meter });

  async function ask(
    path: string,
    request: RequestInit,
    endpoint: Endpoint,
    needed: readonly string[],
  ): Promise<JsonAnswer> {
    const answer = await askJson(egress, new URL(path, settings.apiUrl), request);
    if (isSuccess(answer, endpoint) || (path === revocation && isDone(answer))) return answer;
    // A calendar that does not answer leaves a limit undated, which is better than losing what the platform said.
    throw translateRefusal(answer, endpoint, needed, await clock().catch(() => null));
  }

  /** A form: these endpoints refuse JSON. */
  function askOauth(path: string, form: Record<string, string>): Promise<JsonAnswer> {
    const body = new URLSearchParams({
      client_key: settings.clientKey,
      client_secret: settings.clientSecret,
      ...form,
    });
    return ask(path, { method: "POST", body }, "oauth", []);
  }

  async function requestToken(form: Record<string, string>): Promise<TokenAnswer> {
    const { body } = await askOauth("v2/oauth/token/", form);
    if (FirstVersionAnswer.safeParse(body).success) {
      const failure = { kind: "unexpected", reason: "shape", path: "data" } as const;
      throw new PlatformError(failure, { cause: new FirstVersionError() });
    }
    return readAs(TokenAnswer, body);
  }

  /** @param fields stand in the address, also where there is a body */
  async function askData<Schema extends z.ZodType>(
    path: string,
    fields: readonly string[],
    accessToken: string,
    reading: { schema: Schema; needed: readonly string[]; body?: string },
  ): Promise<z.infer<Schema>> {
    const headers: Record<string, string> = { authorization: `Bearer ${accessToken}` };
    const { schema, needed, body } = reading;
    if (body !== undefined) headers["content-type"] = "application/json";
    const request = { headers, ...(body !== undefined && { method: "POST", body }) };
    const answer = await ask(`${path}?fields=${fields.join(",")}`, request, "data", needed);
    return readAs(schema, answer.body);
  }

  const queried = (ids: readonly string[]) => JSON.stringify({ filters: { video_ids: ids } });

  return {
    authorizationUrl({ state, redirectUri }: AuthorizationRequest): URL {
      const url = new URL(settings.authUrl);
      url.search = new URLSearchParams({
        client_key: settings.clientKey,
        response_type: "code",
        scope: Object.values(scopes).join(","),
        redirect_uri: redirectUri,
        state,
        // Somebody who comes back for a permission they left out must see the boxes again.
        disable_auto_auth: "1",
      }).toString();
      return url;
    },

    exchange({ code, redirectUri }: AuthorizationCallback): Promise<TokenAnswer> {
      return requestToken({ grant_type: "authorization_code", code, redirect_uri: redirectUri });
    },

    refresh(refreshToken: string): Promise<TokenAnswer> {
      return requestToken({ grant_type: "refresh_token", refresh_token: refreshToken });
    },

    /** Ends the whole grant; the token must be an access token that still works. Success has no body, or an empty one. */
    async revoke(accessToken: string): Promise<void> {
      await askOauth(revocation, { token: accessToken });
    },

    /**
     * Only whether that part of the profile may be read with this token.
     * @throws PlatformError expired/revoked when the token is refused, expired/scope-missing when the part is
     */
    async probe(accessToken: string, part: UserPart): Promise<void> {
      const reading = { schema: z.object({ data: z.object({}) }), needed: [scopes[part]] };
      await askData("v2/user/info/", userFields[part], accessToken, reading);
    },

    /** @param parts without `basic` nothing can be read */
    async user(accessToken: string, parts: readonly UserPart[]): Promise<User> {
      const fields = parts.flatMap((part) => userFields[part]);
      const needed = parts.map((part) => scopes[part]);
      const { data } = await askData("v2/user/info/", fields, accessToken, { schema: UserAnswer, needed });
      return data.user;
    },

    /** @param cursor digits, as a page gave them */
    async videos(accessToken: string, cursor: string | null) {
      const body = `{"max_count":${pageSize}${cursor === null ? "" : `,"cursor":${cursor}`}}`;
      const reading = { schema: VideoPage, needed: [scopes.videos], body };
      return (await askData("v2/video/list/", videoFields, accessToken, reading)).data;
    },

    async statistics(accessToken: string, ids: readonly string[]): Promise<Video[]> {
      const reading = { schema: VideoAnswer, needed: [scopes.videos], body: queried(ids) };
      return (await askData("v2/video/query/", videoFields, accessToken, reading)).data.videos;
    },

    async previews(accessToken: string, ids: readonly string[]): Promise<VideoPreview[]> {
      const reading = { schema: PreviewAnswer, needed: [scopes.videos], body: queried(ids) };
      return (await askData("v2/video/query/", previewFields, accessToken, reading)).data.videos;
    },
  };
}
