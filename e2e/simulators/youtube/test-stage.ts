import { answerConsentPage } from "../consent-client.ts";
import type { SimulatorOptions } from "../server.ts";
import * as house from "../test-stage.ts";
import type { ConsentAnswer } from "../vendor.ts";
import { googleClientId, googleClientSecret } from "./environment.ts";

export { challenge, verifier } from "../test-stage.ts";
export const callback = house.callbackOf("youtube");

export type TokenReply = {
  access_token: string;
  refresh_token?: string;
  refresh_token_expires_in?: number;
  expires_in: number;
  scope: string;
};

/** The query of an authorization request as the product sends it. */
export function authorizationUrl(base: string, parameters: Record<string, string>): string {
  const query = new URLSearchParams({
    client_id: googleClientId,
    response_type: "code",
    access_type: "offline",
    scope: "https://www.googleapis.com/auth/youtube.readonly",
    ...parameters,
  });
  return `${base}/google/o/oauth2/v2/auth?${query}`;
}

/** The house, and short ways to talk to Google and YouTube in it. */
export async function startStage(options: Partial<SimulatorOptions> = {}) {
  const stage = await house.startStage(options);
  const { url } = stage;

  async function token(
    form: Record<string, string>,
  ): Promise<house.Answer<TokenReply & Record<string, unknown>>> {
    const body = new URLSearchParams({
      client_id: googleClientId,
      client_secret: googleClientSecret,
      ...form,
    });
    return house.readAnswer(await fetch(`${url}/google/token`, { method: "POST", body }));
  }

  async function consent(answer: ConsentAnswer, parameters: Record<string, string> = {}): Promise<URL> {
    const asked = {
      redirect_uri: callback,
      state: "state-1",
      prompt: "consent",
      code_challenge: house.challenge,
      code_challenge_method: "S256",
      ...parameters,
    };
    return answerConsentPage(authorizationUrl(url, asked), answer);
  }

  function exchange(code: string, form: Record<string, string> = {}) {
    return token({
      grant_type: "authorization_code",
      redirect_uri: callback,
      code_verifier: house.verifier,
      code,
      ...form,
    });
  }

  async function connect(account: string, parameters: Record<string, string> = {}): Promise<TokenReply> {
    const back = await consent({ account }, parameters);
    const { status, body } = await exchange(back.searchParams.get("code") ?? "");
    if (status !== 200)
      throw new Error(`Connecting ${account} was answered ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  return {
    ...stage,
    token,
    consent,
    exchange,
    connect,
    refresh: (refreshToken: string | undefined) =>
      token({ grant_type: "refresh_token", refresh_token: refreshToken ?? "" }),
    revoke: async (token: string) =>
      house.readAnswer(
        await fetch(`${url}/google/revoke?token=${encodeURIComponent(token)}`, { method: "POST" }),
      ),
    youtube: async <T = Record<string, unknown>>(
      path: string,
      accessToken: string,
      headers: Record<string, string> = {},
    ): Promise<house.Answer<T>> =>
      house.readAnswer<T>(
        await fetch(`${url}/youtube/v3/${path}`, {
          headers: { authorization: `Bearer ${accessToken}`, ...headers },
        }),
      ),
  };
}

export type Stage = Awaited<ReturnType<typeof startStage>>;
