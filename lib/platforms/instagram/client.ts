import "server-only";
import type { z } from "zod";
import { meterOf } from "@/lib/budget/meter";
import { createEgress, type Egress } from "@/lib/http/egress";
import { PlatformError } from "../errors";
import { askJson, readAs } from "../json-api";
import type { AuthorizationCallback, AuthorizationRequest } from "../types";
import {
  Farewell,
  Identity,
  LongToken,
  Media,
  MediaPage,
  MediaPreview,
  Profile,
  ShortToken,
} from "./api-types";
import { instagramBudget } from "./budget";
import { basicScope } from "./descriptor";
import { RememberedTokens } from "./remembered-tokens";
import type { Settings } from "./settings";
import { goneReason, refusalIn, requestReason, saysReason } from "./translate-error";
import { isUsedUp, SpentAllowances, usageIn } from "./usage";

const pageSize = 100;

const profileFields = "id,username,account_type,followers_count,follows_count,media_count";
const mediaFields = "id,media_type,media_product_type,timestamp,like_count,comments_count";
/** Documented, and not whether they come with the basic permission: they may be refused, or silently left out. */
const mediaExtras = "view_count,shares_count";
const previewFields = "id,media_type,caption,media_url,thumbnail_url";

export type InstagramClient = ReturnType<typeof createInstagramClient>;

interface Question<Schema extends z.ZodType> {
  schema: Schema;
  url: URL;
  init?: RequestInit;
  /** Sent in a header, for addresses end up in logs; and whose allowance the call uses. */
  accessToken?: string;
  way?: Egress;
}

/**
 * The endpoints we call, and no others.
 * @param clock asked only when a refusal must be dated
 */
export function createInstagramClient(settings: Settings, clock: () => Promise<Date>) {
  const meter = meterOf("instagram", instagramBudget);
  const egress = createEgress({ label: "instagram", hosts: settings.hosts, meter });
  // No documentation promises a farewell, so nobody waits long for one.
  const hasty = createEgress({
    label: "instagram-farewell",
    hosts: settings.hosts,
    limits: { milliseconds: 3_000 },
  });
  const spent = new SpentAllowances();
  const refusesExtras = new RememberedTokens();

  /** A calendar that does not answer leaves a limit undated, which is better than losing what Instagram said. */
  const now = () => clock().catch(() => null);

  async function ask<Schema extends z.ZodType>(question: Question<Schema>): Promise<z.infer<Schema>> {
    const { schema, url, init, accessToken, way = egress } = question;
    if (accessToken !== undefined) await refuseWithoutAllowance(accessToken);
    const headers = accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` };
    const answer = await askJson(way, url, { ...init, headers });
    const undated = refusalIn(answer, null);
    const { ofAccount } = usageIn(answer.headers);
    const at = undated?.failure.kind === "limited" || isUsedUp(ofAccount) ? await now() : null;
    if (accessToken !== undefined && at && isUsedUp(ofAccount)) spent.add(accessToken, ofAccount, at);
    if (undated) throw refusalIn(answer, at) ?? undated;
    return readAs(schema, answer.body);
  }

  async function refuseWithoutAllowance(accessToken: string): Promise<void> {
    const at = spent.isEmpty() ? null : await now();
    const retryAt = at && spent.until(accessToken, at);
    if (retryAt) throw new PlatformError({ kind: "limited", reason: "rate", retryAt });
  }

  function graph(path: string, query: Record<string, string>): URL {
    const url = new URL(path, settings.apiUrl);
    url.search = new URLSearchParams(query).toString();
    return url;
  }

  const versioned = (path: string, query: Record<string, string> = {}) =>
    graph(`${settings.graphVersion}/${path}`, query);

  /** Asks for all we may take, and for the rest alone where Instagram refuses the question as such. */
  async function withExtras<Answer>(
    accessToken: string,
    read: (fields: string) => Promise<Answer>,
  ): Promise<Answer> {
    if (refusesExtras.has(accessToken)) return read(mediaFields);
    try {
      return await read(`${mediaFields},${mediaExtras}`);
    } catch (error) {
      if (!saysReason(error, requestReason)) throw error;
      const answer = await read(mediaFields);
      refusesExtras.add(accessToken);
      return answer;
    }
  }

  /** Null for what is gone, or not shown to anybody any more. */
  async function unlessGone<Answer>(read: Promise<Answer>): Promise<Answer | null> {
    try {
      return await read;
    } catch (error) {
      if (saysReason(error, goneReason)) return null;
      throw error;
    }
  }

  return {
    authorizationUrl({ state, redirectUri }: AuthorizationRequest): URL {
      const url = new URL(settings.authUrl);
      url.search = new URLSearchParams({
        client_id: settings.appId,
        redirect_uri: redirectUri,
        response_type: "code",
        scope: basicScope,
        state,
        // Without it the page may offer a Facebook sign-in, which leads to another product.
        enable_fb_login: "0",
      }).toString();
      return url;
    },

    /** The code for a token of one hour. PKCE is not part of this product: the single-use state and the secret protect it. */
    exchange({ code, redirectUri }: AuthorizationCallback): Promise<ShortToken> {
      const form = {
        client_id: settings.appId,
        client_secret: settings.appSecret,
        grant_type: "authorization_code",
        redirect_uri: redirectUri,
        // Instagram sends people home with this at the end; it is no part of the code.
        code: code.replace(/#_$/, ""),
      };
      return ask({
        schema: ShortToken,
        url: new URL(settings.tokenUrl),
        init: { method: "POST", body: new URLSearchParams(form) },
      });
    },

    /** The token of one hour for one of about sixty days. */
    lengthen(shortToken: string): Promise<LongToken> {
      const query = {
        grant_type: "ig_exchange_token",
        client_secret: settings.appSecret,
        access_token: shortToken,
      };
      return ask({ schema: LongToken, url: graph("access_token", query) });
    },

    /** A token that is a day old at least and has not ended for a newer one, which may be the same. */
    refresh(accessToken: string): Promise<LongToken> {
      const query = { grant_type: "ig_refresh_token", access_token: accessToken };
      return ask({ schema: LongToken, url: graph("refresh_access_token", query) });
    },

    /** Not documented here; in public use, after the example of its elder sister. */
    async forget(accessToken: string): Promise<void> {
      const url = versioned("me/permissions");
      await ask({ schema: Farewell, url, init: { method: "DELETE" }, accessToken, way: hasty });
    },

    /** @throws PlatformError expired when the token is refused */
    async probe(accessToken: string): Promise<void> {
      await ask({ schema: Identity, url: versioned("me", { fields: "id" }), accessToken });
    },

    async profile(accessToken: string): Promise<Profile> {
      try {
        return await ask({
          schema: Profile,
          url: versioned("me", { fields: profileFields }),
          accessToken,
        });
      } catch (error) {
        if (!saysReason(error, goneReason)) throw error;
        throw new PlatformError({ kind: "expired", reason: "account-closed" }, { cause: error });
      }
    },

    /** Newest first. Only the cursor leads on: the ready-made address of the next page holds the token. */
    media(accessToken: string, after: string | null) {
      const query = { limit: `${pageSize}`, ...(after !== null && { after }) };
      return withExtras(accessToken, (fields) =>
        ask({ schema: MediaPage, url: versioned("me/media", { fields, ...query }), accessToken }),
      );
    },

    oneMedia(accessToken: string, id: string): Promise<Media | null> {
      return unlessGone(
        withExtras(accessToken, (fields) =>
          ask({ schema: Media, url: versioned(id, { fields }), accessToken }),
        ),
      );
    },

    preview(accessToken: string, id: string): Promise<MediaPreview | null> {
      const url = versioned(id, { fields: previewFields });
      return unlessGone(ask({ schema: MediaPreview, url, accessToken }));
    },
  };
}
