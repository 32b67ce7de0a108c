import type { AccountMetric, PostMetric } from "@/lib/metrics/catalog";
import type { LedgerEntry } from "@/lib/metrics/ledger";
import type { MetricValue } from "@/lib/metrics/value";

/** One permission we ask for, in the platform's word and in ours. */
export interface ScopeDescription {
  scope: string;
  /** "See your channel and its public counts". */
  allows: string;
  /** What is lost without it. */
  without: string;
  /** What cannot be read without it: nothing at all, so that there is no link; or that part of an account alone. */
  needed: Part;
}

export type Part = "link" | "name" | "counts" | "posts";

/** One thing a platform's rules ask of whoever keeps its figures, and what is done here so that it holds. */
export interface PolicyRule {
  /** Names its test: `holdRules` in the platform's `policy.test.ts` takes one for each. */
  id: string;
  /** What it asks, in our words. */
  asks: string;
  /** How it is kept, in the present tense. */
  kept: string;
  /** "Developer Policies III.E.4.b", and where that stands. */
  source: { paragraph: string; url: string };
}

/** What a person must know before they are sent to the platform: which accounts can be linked, and how to get one. */
export interface LinkRequirement {
  text: string;
  help: { label: string; url: string };
}

/**
 * A file of the platform's own data download that lists today's followers with the time each arrived. It is read in
 * the reader's browser alone, and nothing of it is sent or kept.
 */
export interface ArrivalsFile {
  /** As the download names it: "followers_1.json". */
  name: string;
  /** Where to ask for it at the platform. */
  howTo: string;
  help: { label: string; url: string };
  /** In JSON each follower has a list of marks under this key, and a mark its Unix second under that one. */
  json: { list: string; time: string };
  /** In HTML each follower is a link that begins like this, with the time in the box behind it. */
  html: { linkPrefix: string };
}

/**
 * Plain data about a platform: serialisable, shown as it is on buttons, scope lists and the privacy pages. Its words are in
 * the language of whoever it was read for.
 */
export interface PlatformDescriptor {
  id: string;
  /** "YouTube". */
  label: string;
  /** 1 to 5: colour, dash and marker of its series. */
  series: number;
  scopes: readonly ScopeDescription[];
  /** Null where every account of the platform can be linked. */
  requirement: LinkRequirement | null;
  accountMetrics: readonly AccountMetric[];
  postMetrics: readonly PostMetric[];
  /** What the platform calls a follower, a post: "subscribers", "videos"; and a short video, where it has a word: "Reel". */
  words: { followers: string; post: string; posts: string; short?: string };
  /** Never read, said on the linking screen. */
  neverRead: readonly string[];
  /** Significant digits to which the platform cuts follower counts; null where they are exact. */
  followerDigits: number | null;
  /** Where a person can see and end the grant at the platform itself. */
  permissionsUrl: string;
  privacyPolicyUrl: string;
  termsUrl: string;
  /** What counts are read through, as its rules want it named: "YouTube API Services". */
  apiName: string;
  /** A promise about the use of its data that its rules want in our policy; null where they ask for none. */
  useNotice: { text: string; url: string } | null;
  /** Days after a lost grant until kept figures must be gone; null where the person may keep them. */
  graceDays: number | null;
  /** A disconnect here always deletes the history: the platform's rules say so. */
  historyEndsWithDisconnect: boolean;
  /** The platform documents a way to revoke a grant by a call. Where not, people end it at `permissionsUrl`. */
  canRevoke: boolean;
  /** Ratios, net change and forecasts may be shown. */
  allowsDerived: boolean;
  /** The most months figures may be kept; null where there is no limit. */
  keepMonths: number | null;
  /** Figures are for the person who granted them, and not for other members of the workspace. */
  isOwnerOnly: boolean;
  /** Hosts its cover images come from; a whole origin where a base URL is overridden. As `allowedBy` takes them. */
  coverHosts: readonly string[];
  /** Hours between two readings of an account. */
  readEveryHours: number;
  /** Where counts come from, as its documentation names it: "channels.list, statistics". Shown on receipts. */
  endpoints: { account: string; post: string };
  /** What the platform changed in the meaning of its counts. */
  ledger: readonly LedgerEntry[];
  /** Its rules for figures, as read on that day, each with the test that holds it. */
  policy: { readOn: string; rules: readonly PolicyRule[] };
  /** The last parts of the addresses at which it sends notices: `/api/webhooks/<id>/<slug>`, "" for the bare one. */
  noticeSlugs: readonly string[];
  /** Absent where its download has no such file. */
  arrivalsFile?: ArrivalsFile;
}

/** How grants are kept alive. */
export interface Renewal {
  /** A grant is renewed from this long before its access token ends. */
  aheadMs: number;
  /**
   * A refresh token of its own renews the grant at any time, also after the platform refused the access token: the
   * answer proves that the grant stands. Where false, only a token that still works can be exchanged for a newer one.
   */
  isAlwaysPossible: boolean;
  /** Only an access token that still works can be revoked: where it has ended, the grant is renewed for that. */
  isNeededToRevoke?: boolean;
}

/** What the platform gave us: opened in `connections/secrets.ts` and passed to these methods only. */
export interface Grant {
  accessToken: string;
  refreshToken: string | null;
  accessExpiresAt: Date;
  /** When the grant itself ends, where the platform says so. */
  endsAt: Date | null;
  /** As granted, which may be fewer than asked. */
  scopes: readonly string[];
}

export interface AuthorizationRequest {
  state: string;
  /** PKCE verifier; the platform derives the S256 challenge. */
  verifier: string;
  redirectUri: string;
}

export interface AuthorizationCallback {
  code: string;
  verifier: string;
  redirectUri: string;
  now: Date;
}

/** The linked account as the platform shows it to anybody. */
export interface PlatformAccount {
  externalId: string;
  /** "@atlas", or the name where there is no handle. Cut to 100 characters. */
  handle: string;
  counts: Partial<Record<AccountMetric, MetricValue>>;
  /** The cursor at which its list of posts begins, where this answer told it: asking for it would cost a call. */
  firstPosts?: string;
}

export interface PlatformPost {
  externalId: string;
  kind: "photo" | "video" | "short" | "carousel" | "other";
  publishedAt: Date;
  /** Where the platform's list carries them: then the post needs no reading of its own. */
  counts?: Partial<Record<PostMetric, MetricValue>>;
}

export interface PostReading {
  externalId: string;
  counts: Partial<Record<PostMetric, MetricValue>>;
}

/** Fetched when looked at, held in memory for minutes, never stored. */
export interface PostPreview {
  externalId: string;
  /** Empty where the post has none. */
  title: string;
  coverUrl: string | null;
}

export interface Page<T> {
  items: readonly T[];
  /** Null on the last page. */
  cursor: string | null;
}

/** A request as it came in, before anything of it is believed. */
export interface NoticeRequest {
  /** One of the descriptor's `noticeSlugs`. */
  slug: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  /** The bytes as they were sent: signatures are over them. */
  body: Buffer;
  now: Date;
}

/** What the platform says happened to an account there. */
export interface PlatformNotice {
  /** The same for each delivery of the same event, and for no other. */
  eventId: string;
  /**
   * `ended`: the grant is gone there. `delete`: the person asks for deletion through the platform. `age-changed`: the
   * person turned out to be too young. `ignored`: correctly signed and of no interest to us.
   */
  kind: "ended" | "delete" | "age-changed" | "ignored";
  /** Whom it is about, as `PlatformAccount.externalId`; null where it is ignored. */
  externalId: string | null;
  occurredAt: Date;
  /** The platform's own number or word for why, one of a fixed list; for the receipt and the log. */
  reason: string | null;
}

/** How much a platform lets this service ask, over all accounts together. */
export type Allowance =
  /** So many units of each day of this time zone. */
  | { kind: "day"; units: number; zone: string }
  /** So many in any stretch of this length. */
  | { kind: "sliding"; units: number; seconds: number }
  /** Known only from answers, which say how much of a rolling hour is used: `Budget.readUsage`. */
  | { kind: "told" };

/** What an answer's headers say of use, in percent of what is granted; null where they are silent. */
export interface Usage {
  ofService: number | null;
  /** Of the one account whose grant was used. */
  ofAccount: number | null;
  /** How long to wait once all is used, where the platform says so. */
  backInMs: number | null;
}

/** The platform's limits as data: what may be asked, and what each call draws on. Numbers stand in its policy file. */
export interface Budget {
  /** Whom the platform counts, and where: another client id, or another server, begins anew. */
  holder(): string;
  /** By a name of ours. */
  allowances: Readonly<Record<string, Allowance>>;
  /** The allowance of which a request takes one unit; null for what costs nothing, such as tokens. */
  drawsOn(request: { method: string; url: URL }): string | null;
  /** Units that calls draw, by allowance: for planning only, requests are counted as they go out. */
  costs: Readonly<Record<"account" | "page" | "readings", Readonly<Record<string, number>>>>;
  /** Absent where no allowance is told by answers. */
  readUsage?(headers: Headers): Usage;
}

/** Everything else that differs by platform. Each method throws PlatformError and nothing else. */
export interface Platform {
  readonly descriptor: PlatformDescriptor;
  readonly budget: Budget;
  /** Its variables are set. @throws EnvironmentError when only some are */
  isConfigured(): boolean;
  authorizationUrl(request: AuthorizationRequest): URL;
  exchangeCode(callback: AuthorizationCallback): Promise<Grant>;
  /** Null where grants do not end by themselves. */
  readonly renewal: Renewal | null;
  /** Keeps the old refresh token where the answer brings no new one. */
  refresh(grant: Grant, now: Date): Promise<Grant>;
  /**
   * "confirmed" also when the platform says that the grant was dead already. Where `canRevoke` is false it is an attempt,
   * short, of which nothing is expected.
   */
  revoke(grant: Grant): Promise<"confirmed">;
  /** Asks with the old tokens: true when the platform refuses them. */
  isRefused(grant: Grant): Promise<boolean>;
  fetchAccount(grant: Grant): Promise<PlatformAccount>;
  /** Public posts, newest first as the platform lists them. @param cursor null, or `firstPosts`, for the first page */
  fetchPosts(grant: Grant, cursor: string | null): Promise<Page<PlatformPost>>;
  /**
   * At most `readingsPerCall` ids. A post that is gone or not public any more is not in the answer.
   * @param areListed the list showed all of them as public a moment ago, so that a cheaper call that does not say
   *   whether they are will do
   */
  fetchReadings(
    grant: Grant,
    externalIds: readonly string[],
    areListed?: boolean,
  ): Promise<readonly PostReading[]>;
  fetchPreviews(grant: Grant, externalIds: readonly string[]): Promise<readonly PostPreview[]>;
  readonly readingsPerCall: number;
  /**
   * Verifies before it parses. Null for a request that is not the platform's: unsigned, altered, too old.
   * Absent where the platform sends none.
   */
  parseNotice?(request: NoticeRequest): PlatformNotice | null;
  /** The body with which the platform wants a request for deletion answered. */
  deletionAnswer?(status: { url: string; code: string }): Record<string, string>;
}
