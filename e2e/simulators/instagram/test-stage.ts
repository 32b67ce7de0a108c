import { answerConsentPage } from "../consent-client.ts";
import type { SimulatorOptions } from "../server.ts";
import * as house from "../test-stage.ts";
import type { ConsentAnswer } from "../vendor.ts";
import { instagramAppId, instagramAppSecret } from "./environment.ts";

export const callback = house.callbackOf("instagram");

export type GraphFailure = {
  error: { code: number; error_subcode?: number; is_transient?: boolean; message: string };
};

/** The house, and short ways to talk to Instagram in it. */
export async function startStage(options: Partial<SimulatorOptions> = {}) {
  const stage = await house.startStage(options);
  const { url } = stage;

  function authorizationUrl(parameters: Record<string, string> = {}): string {
    const query = new URLSearchParams({
      client_id: instagramAppId,
      redirect_uri: callback,
      response_type: "code",
      scope: "instagram_business_basic",
      state: "state-1",
      ...parameters,
    });
    return `${url}/instagram/oauth/authorize?${query}`;
  }

  const consent = (answer: ConsentAnswer): Promise<URL> => answerConsentPage(authorizationUrl(), answer);

  /** The body as text: as a number its user_id would lose its end. */
  async function exchange(code: string, changes: Record<string, string> = {}) {
    const body = new URLSearchParams({
      client_id: instagramAppId,
      client_secret: instagramAppSecret,
      grant_type: "authorization_code",
      redirect_uri: callback,
      code,
      ...changes,
    });
    const answer = await fetch(`${url}/instagram/api/oauth/access_token`, { method: "POST", body });
    return { status: answer.status, text: await answer.text() };
  }

  async function graph<T = Record<string, unknown>>(
    path: string,
    token: string,
    method = "GET",
  ): Promise<house.Answer<T>> {
    const headers = { authorization: `Bearer ${token}` };
    return house.readAnswer<T>(await fetch(`${url}/instagram/graph/${path}`, { method, headers }));
  }

  const lengthen = (token: string) =>
    graph<{ access_token: string; token_type: string; expires_in: number }>(
      `access_token?grant_type=ig_exchange_token&client_secret=${instagramAppSecret}&access_token=${token}`,
      token,
    );

  /** @returns the token of an hour */
  async function shortToken(account: string): Promise<string> {
    const back = await consent({ account });
    const { text } = await exchange(back.searchParams.get("code") ?? "");
    return /"access_token":"([^"]+)"/.exec(text)?.[1] ?? "";
  }

  return {
    ...stage,
    authorizationUrl,
    consent,
    exchange,
    graph,
    lengthen,
    shortToken,
    connect: async (account: string) => (await lengthen(await shortToken(account))).body.access_token,
    refresh: (token: string) =>
      graph<{ access_token: string; expires_in: number }>(
        `refresh_access_token?grant_type=ig_refresh_token&access_token=${token}`,
        token,
      ),
  };
}

export type Stage = Awaited<ReturnType<typeof startStage>>;
