import type { AccountMetric, PostMetric } from "@/lib/metrics/catalog";
import type { LedgerEntry } from "@/lib/metrics/ledger";
import type { MetricValue } from "@/lib/metrics/value";

/** One permission we ask for, in the platform's word and in ours. */
interface ScopeDescription {
  scope: string;
  /** "See your channel and its public counts". */
  allows: string;
  /** What is lost without it. */
  without: string;
}

/** Plain data about a platform: serialisable, shown as it is on buttons, scope lists and the privacy pages. */
export interface PlatformDescriptor {
  id: string;
  /** "YouTube". */
  label: string;
  /** 1 to 5: colour, dash and marker of its series. */
  series: number;
  scopes: readonly ScopeDescription[];
  accountMetrics: readonly AccountMetric[];
  postMetrics: readonly PostMetric[];
  /** What the platform calls a follower, a post: "subscribers", "videos". */
  words: { followers: string; post: string; posts: string };
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
  /** The platform documents a way to revoke a grant by a call. */
  canRevoke: boolean;
  /** Ratios, net change and forecasts may be shown. */
  allowsDerived: boolean;
  /** The most months figures may be kept; null where there is no limit. */
  keepMonths: number | null;
  /** Hosts its cover images come from; a whole origin where a base URL is overridden. As `createEgress` takes them. */
  coverHosts: readonly string[];
  /** Hours between two readings of an account. */
  readEveryHours: number;
  /** Where counts come from, as its documentation names it: "channels.list, statistics". Shown on receipts. */
  endpoints: { account: string; post: string };
  /** What the platform changed in the meaning of its counts. */
  ledger: readonly LedgerEntry[];
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
}

export interface PlatformPost {
  externalId: string;
  kind: "photo" | "video" | "short" | "carousel" | "other";
  publishedAt: Date;
}

export interface PostReading {
  externalId: string;
  counts: Partial<Record<PostMetric, MetricValue>>;
}

/** Fetched when looked at, held in memory for minutes, never stored. */
export interface PostPreview {
  externalId: string;
  title: string;
  coverUrl: string | null;
}

export interface Page<T> {
  items: readonly T[];
  /** Null on the last page. */
  cursor: string | null;
}

/** Everything else that differs by platform. Each method throws PlatformError and nothing else. */
export interface Platform {
  readonly descriptor: PlatformDescriptor;
  /** Its variables are set. @throws EnvironmentError when only some are */
  isConfigured(): boolean;
  authorizationUrl(request: AuthorizationRequest): URL;
  exchangeCode(callback: AuthorizationCallback): Promise<Grant>;
  /** Keeps the old refresh token where the answer brings no new one. */
  refresh(grant: Grant, now: Date): Promise<Grant>;
  /** "confirmed" also when the platform says that the grant was dead already. */
  revoke(grant: Grant): Promise<"confirmed">;
  /** Asks with the old tokens: true when the platform refuses them. */
  isRefused(grant: Grant): Promise<boolean>;
  fetchAccount(grant: Grant): Promise<PlatformAccount>;
  /** Public posts, newest first as the platform lists them. */
  fetchPosts(grant: Grant, cursor: string | null): Promise<Page<PlatformPost>>;
  /** At most `readingsPerCall` ids. A post that is gone or not public any more is not in the answer. */
  fetchReadings(grant: Grant, externalIds: readonly string[]): Promise<readonly PostReading[]>;
  fetchPreviews(grant: Grant, externalIds: readonly string[]): Promise<readonly PostPreview[]>;
  readonly readingsPerCall: number;
}
