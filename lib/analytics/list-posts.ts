import "server-only";
import { z } from "zod";
import { authorize } from "@/lib/auth/permissions";
import type { PersonContext } from "@/lib/context";
import { toDay } from "@/lib/dates";
import { NotFoundError } from "@/lib/errors";
import { type LabelView, listLabels } from "@/lib/labels/list-labels";
import { LabelName, labelLookups } from "@/lib/labels/name";
import { listed } from "@/lib/language/lists";
import { t } from "@/lib/language/t";
import { type PostMetric, postMetricCatalog } from "@/lib/metrics/catalog";
import { isPlatformId } from "@/lib/platforms/registry";
import { type AccountRecord, readAccounts } from "./accounts";
import { absentIn } from "./engagement";
import type { SearchParams } from "./period";
import {
  kindLabel,
  type PostKind,
  type PostSort,
  type PostView,
  postKinds,
  postSorts,
  readList,
  type SortOrder,
  toPostView,
} from "./posts";
import { countView, ratioView } from "./present";
import { type Published, parsePublished } from "./published";
import { idOf } from "./reader";
import type { AccountView, ValueView } from "./views";

/** From an address: what cannot be read falls back to the newest of all, page 1. */
export const PostListInput = z.object({
  sort: z.enum(postSorts).catch("published"),
  order: z.enum(["ascending", "descending"]).catch("descending"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  kind: z.enum(postKinds).nullable().catch(null),
  platform: z.string().refine(isPlatformId).nullable().catch(null),
  account: z.uuid().nullable().catch(null),
  /** One as it is written, whatever its capitals; empty for any. */
  label: z.preprocess((text) => text || null, LabelName.nullable()).catch(null),
  /** What the highest and the lowest are compared by. */
  by: z.enum(postSorts).nullable().catch(null),
});

export type PostColumn = { key: Exclude<PostSort, "published">; label: string };

export type KindView = {
  kind: PostKind;
  label: string;
  posts: number;
  /** Null where the platform allows no calculation. */
  medians: Readonly<Record<string, ValueView>> | null;
};

export type PostList = {
  /** All that may be chosen from, oldest link first; the one alone on its own page. */
  accounts: readonly AccountView[];
  /** The one whose posts these are; null for those of several. */
  account: AccountView | null;
  filter: {
    kind: PostKind | null;
    platform: string | null;
    label: string | null;
    published: Published;
    by: PostSort | null;
  };
  /** All there are, to choose one from. */
  labels: readonly LabelView[];
  metrics: readonly PostColumn[];
  sort: PostSort;
  order: SortOrder;
  page: number;
  pages: number;
  total: number;
  posts: readonly (PostView & { account: AccountView; labels: readonly string[] })[];
  /** The middle of each account's posts of the list; none of accounts whose platform allows no calculation. */
  medians: readonly { account: AccountView; posts: number; values: Readonly<Record<string, ValueView>> }[];
  /** What there is of each kind, whichever is chosen. Medians only where one account is. */
  kinds: readonly KindView[];
};

const standardPage = 50;

/**
 * One page of posts with their newest counts: an account's, or those of all accounts.
 * @param accountId the account whose page it is; null where the address chooses
 * @throws NotFoundError also for another workspace's account
 */
export async function listPosts(
  ctx: PersonContext,
  {
    accountId,
    params,
    pageSize = standardPage,
  }: { accountId: string | null; params: SearchParams; pageSize?: number },
): Promise<PostList> {
  authorize(ctx, "post:read");
  const input = PostListInput.parse(params);
  const account = accountId === null ? input.account : idOf("Account", accountId);
  const [all, labels] = await Promise.all([
    readAccounts(ctx, { account: accountId === null ? null : account }),
    listLabels(ctx),
  ]);
  const chosen = all.find(({ view }) => view.id === account);
  if (account !== null && !chosen) throw new NotFoundError("Account");
  // Of an account that was chosen, its platform is known: another one beside it would find nothing.
  const platform = chosen ? null : input.platform;
  const records = all.filter(
    (record) => (!chosen || record === chosen) && (platform === null || record.descriptor.id === platform),
  );
  const published = parsePublished(params, toDay(ctx.now));
  const columns = columnsOf(records);
  const sort = columns.some(({ key }) => key === input.sort) ? input.sort : "published";
  const { given, groups, rows } = await readList(ctx, {
    account,
    platform,
    kind: input.kind,
    labels: labelLookups(ctx, input.label),
    range: published.range,
    sort,
    order: input.order,
    offset: (input.page - 1) * pageSize,
    limit: pageSize,
  });
  const byId = new Map(records.map((record) => [record.view.id, record]));
  const namesOf = new Map(labels.flatMap(({ name, lookups }) => lookups.map((lookup) => [lookup, name])));
  const shown = groups.filter(({ kind }) => kind === input.kind);
  const total = shown.reduce((sum, { posts }) => sum + posts, 0);
  const laidOver = Object.values(given).reduce((bits, states) => bits | states, 0);
  return {
    accounts: all.map(({ view }) => view),
    account: chosen?.view ?? null,
    filter: { kind: input.kind, platform, label: input.label, published, by: input.by },
    labels,
    metrics: total === 0 ? columns : columns.filter(({ key }) => isGiven(key, laidOver)),
    sort,
    order: input.order,
    page: input.page,
    pages: Math.max(1, Math.ceil(total / pageSize)),
    total,
    posts: rows.flatMap((row) => {
      const record = byId.get(row.account);
      if (!record) return [];
      const names = (row.labels ?? []).flatMap((lookup) => namesOf.get(lookup) ?? []);
      const view = toPostView(row, given[row.account] ?? 0, record);
      return [{ ...view, account: record.view, labels: names.sort((a, b) => a.localeCompare(b)) }];
    }),
    medians: records.flatMap(({ view, descriptor }) => {
      const group = shown.find((one) => one.account === view.id);
      if (!group || !descriptor.allowsDerived) return [];
      return [{ account: view, posts: group.posts, values: medianViews(group.medians) }];
    }),
    kinds: kindsOf(groups, records),
  };
}

function isGiven(key: string, states: number): boolean {
  const absent: readonly string[] = absentIn(states);
  return !absent.includes(key);
}

/** The counts that any of these platforms gives, and the rate where one of them allows it. */
export function columnsOf(records: readonly AccountRecord[]): PostColumn[] {
  const metrics = Object.keys(postMetricCatalog) as PostMetric[];
  const counts = metrics
    .filter((key) => records.some(({ descriptor }) => descriptor.postMetrics.includes(key)))
    .map((key) => ({ key, label: t(postMetricCatalog[key].label) }));
  const hasRate = records.some(
    ({ descriptor }) => descriptor.allowsDerived && descriptor.postMetrics.includes("views"),
  );
  return hasRate ? [...counts, { key: "rate", label: t("Engagement rate") }] : counts;
}

function kindsOf(
  groups: Awaited<ReturnType<typeof readList>>["groups"],
  records: readonly AccountRecord[],
): KindView[] {
  const byId = new Map(records.map((record) => [record.view.id, record]));
  return postKinds.flatMap((kind): KindView[] => {
    const own = groups.filter((group) => group.kind === kind);
    const [first] = own;
    if (!first) return [];
    const labels = own.flatMap(({ account }) => byId.get(account) ?? []);
    const isDerived = records.length === 1 && records[0]?.descriptor.allowsDerived;
    return [
      {
        kind,
        label: listed(
          [...new Set(labels.map(({ descriptor }) => kindLabel(kind, descriptor)))],
          "disjunction",
        ),
        posts: own.reduce((sum, { posts }) => sum + posts, 0),
        medians: isDerived ? medianViews(first.medians) : null,
      },
    ];
  });
}

function medianViews(medians: Readonly<Record<string, number | null>>): Record<string, ValueView> {
  return Object.fromEntries(
    Object.entries(medians).map(([metric, median]) => [
      metric,
      metric === "rate" ? ratioView(median) : countView(median),
    ]),
  );
}
