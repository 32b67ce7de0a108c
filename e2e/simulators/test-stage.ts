import { createHash } from "node:crypto";
import { answerConsentPage, authorizationUrl, type ConsentAnswer } from "./consent-client.ts";
import { googleClientId, googleClientSecret } from "./environment.ts";
import { type SimulatorOptions, startSimulators } from "./server.ts";

/** The fixed calendar of all tests: the curves end on this day, the clock begins at its noon. */
export const endDay = "2026-11-20";
export const noon = "2026-11-20T12:00:00.000Z";
export const callback = "http://127.0.0.1:3000/api/connect/youtube/callback";
export const verifier = "a-verifier-of-forty-three-characters-or-more-0123";
export const challenge = createHash("sha256").update(verifier).digest("base64url");

export type TokenReply = {
  access_token: string;
  refresh_token?: string;
  refresh_token_expires_in?: number;
  expires_in: number;
  scope: string;
};

export type Answer<T = Record<string, unknown>> = { status: number; headers: Headers; body: T };

async function read<T>(response: Response): Promise<Answer<T>> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : null) as T };
}

/** The simulators on a free port, and short ways to talk to them. The wall clock stands still unless moved. */
export async function startStage(options: Partial<SimulatorOptions> = {}) {
  let wall = Date.parse("2026-11-20T12:00:00Z");
  const running = await startSimulators({
    port: 0,
    clockStart: noon,
    datasetEnd: endDay,
    wallNow: () => wall,
    ...options,
  });
  const { url } = running;

  async function post(path: string, body: unknown): Promise<Answer> {
    return read(await fetch(`${url}${path}`, { method: "POST", body: JSON.stringify(body) }));
  }

  async function get<T = Record<string, unknown>>(path: string): Promise<T> {
    return (await read<T>(await fetch(`${url}${path}`))).body;
  }

  async function token(form: Record<string, string>): Promise<Answer<TokenReply & Record<string, unknown>>> {
    const body = new URLSearchParams({
      client_id: googleClientId,
      client_secret: googleClientSecret,
      ...form,
    });
    return read(await fetch(`${url}/google/token`, { method: "POST", body }));
  }

  async function consent(answer: ConsentAnswer, parameters: Record<string, string> = {}): Promise<URL> {
    const asked = {
      redirect_uri: callback,
      state: "state-1",
      prompt: "consent",
      code_challenge: challenge,
      code_challenge_method: "S256",
      ...parameters,
    };
    return answerConsentPage(authorizationUrl(url, asked), answer);
  }

  function exchange(code: string, form: Record<string, string> = {}) {
    return token({
      grant_type: "authorization_code",
      redirect_uri: callback,
      code_verifier: verifier,
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
    ...running,
    post,
    get,
    token,
    consent,
    exchange,
    connect,
    refresh: (refreshToken: string | undefined) =>
      token({ grant_type: "refresh_token", refresh_token: refreshToken ?? "" }),
    revoke: async (token: string) =>
      read(await fetch(`${url}/google/revoke?token=${encodeURIComponent(token)}`, { method: "POST" })),
    youtube: async <T = Record<string, unknown>>(
      path: string,
      accessToken: string,
      headers: Record<string, string> = {},
    ): Promise<Answer<T>> =>
      read<T>(
        await fetch(`${url}/youtube/v3/${path}`, {
          headers: { authorization: `Bearer ${accessToken}`, ...headers },
        }),
      ),
    throwSwitch: (target: string, name: string, settings: Record<string, unknown> = {}) =>
      post(`/control/accounts/${target}/scenarios`, { name, ...settings }),
    moveTo: (to: string) => post("/control/clock", { to }),
    passWallTime: (ms: number) => {
      wall += ms;
    },
  };
}

export type Stage = Awaited<ReturnType<typeof startStage>>;
