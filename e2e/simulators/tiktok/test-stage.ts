import { answerConsentPage } from "../consent-client.ts";
import type { SimulatorOptions } from "../server.ts";
import * as house from "../test-stage.ts";
import type { ConsentAnswer } from "../vendor.ts";
import { tiktokClientKey, tiktokClientSecret } from "./environment.ts";
import { scopeNames } from "./grants.ts";

export const callback = house.callbackOf("tiktok");

export type Tokens = {
  access_token: string;
  refresh_token: string;
  expires_in: number;
  refresh_expires_in: number;
  scope: string;
  error?: string;
};

/** A data endpoint's answer. */
export type Wrapped<Data> = { data: Data; error: { code: string; message: string; log_id: string } };

/** The query of an authorization request as the product sends it. */
export function authorizationUrl(base: string, parameters: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    client_key: tiktokClientKey,
    response_type: "code",
    scope: scopeNames.join(","),
    redirect_uri: callback,
    state: "state-1",
    ...parameters,
  });
  return `${base}/tiktok/v2/auth/authorize/?${query}`;
}

/** The house, and short ways to talk to TikTok in it. */
export async function startStage(options: Partial<SimulatorOptions> = {}) {
  const stage = await house.startStage(options);
  const { url } = stage;

  async function oauth<T = Tokens>(what: "token" | "revoke", form: Record<string, string>) {
    const body = new URLSearchParams({
      client_key: tiktokClientKey,
      client_secret: tiktokClientSecret,
      ...form,
    });
    return house.readAnswer<T>(await fetch(`${url}/tiktok/v2/oauth/${what}/`, { method: "POST", body }));
  }

  const consent = (answer: ConsentAnswer) => answerConsentPage(authorizationUrl(url), answer);

  const exchange = (code: string, form: Record<string, string> = {}) =>
    oauth("token", { grant_type: "authorization_code", redirect_uri: callback, code, ...form });

  async function connect(account: string, granted?: string[]): Promise<Tokens> {
    const back = await consent({ account, ...(granted && { granted }) });
    return (await exchange(back.searchParams.get("code") ?? "")).body;
  }

  async function data<T>(path: string, token: string, body?: unknown): Promise<house.Answer<Wrapped<T>>> {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const request = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
    return house.readAnswer(await fetch(`${url}/tiktok/v2/${path}`, { headers, ...request }));
  }

  return {
    ...stage,
    oauth,
    consent,
    exchange,
    connect,
    data,
    refresh: (token: string) => oauth("token", { grant_type: "refresh_token", refresh_token: token }),
  };
}

export type Stage = Awaited<ReturnType<typeof startStage>>;
