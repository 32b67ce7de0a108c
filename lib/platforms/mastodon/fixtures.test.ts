import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { measured } from "@/lib/metrics/value";
import { problemOf } from "../errors";
import { CredentialAccount, Farewell, Status, StatusList, StatusTextList, TokenAnswer } from "./api-types";
import { nextMaxId } from "./client";
import { toAccount, toGrant, toPost, toPreview, toReading } from "./mapper";
import { type Endpoint, refusalIn } from "./translate-error";

const folder = new URL("./fixtures/", import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith(".json"));

const seen = new Set<string>();
function bodyOf(name: string): unknown {
  seen.add(`${name}.json`);
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8"));
}

const refusalOf = (result: { error?: { issues: readonly { path: PropertyKey[] }[] } | undefined }) =>
  result.error?.issues[0]?.path.join(".");

test("the account has 821 followers, follows 178 and has written 33,120 times", () => {
  const account = CredentialAccount.parse(bodyOf("doc_verify_credentials_200"));
  expect(toAccount(account, "mastodon.social")).toEqual({
    externalId: "14715@mastodon.social",
    handle: "@trwnh",
    counts: { followers: measured(821n), following: measured(178n), posts: measured(33_120n) },
  });
});

test("the first post ever has 112 favourites, 98 boosts and 7 replies", () => {
  const [first] = StatusList.parse(bodyOf("doc_statuses_200"));
  const counts = { likes: measured(112n), comments: measured(7n), shares: measured(98n) };
  expect(first && toPost(first)).toEqual({
    externalId: "1",
    kind: "other",
    publishedAt: new Date("2016-03-16T14:44:31.580Z"),
    counts,
  });
  expect(first && toReading(first)).toEqual({ externalId: "1", counts });
  const [text] = StatusTextList.parse(bodyOf("doc_statuses_200"));
  expect(text && toPreview(text, [])).toEqual({ externalId: "1", title: "Hello world", coverUrl: null });
});

test("a link in a post is shortened as its markup says", () => {
  const [status] = StatusTextList.parse([bodyOf("doc_status")]);
  expect(status && toPreview(status, [])?.title).toBe(
    '"I lost my inheritance with one wrong digit on my sort code" theguardian.com/money/2019/dec…',
  );
  expect(status && toReading(status)?.counts).toEqual({
    likes: measured(11n),
    comments: measured(5n),
    shares: measured(6n),
  });
});

test("a picture makes a photo, and a post without its text is no preview", () => {
  const body = bodyOf("doc_status_deleted");
  expect(toPost(Status.parse(body))?.kind).toBe("photo");
  expect(refusalOf(StatusTextList.safeParse([body]))).toBe("0.content");
});

test("a post that is cut short is refused, and no count is made of nothing", () => {
  expect(refusalOf(StatusList.safeParse(bodyOf("doc_statuses_elided")))).toBe("0.visibility");
});

test("a token has no end", () => {
  expect(toGrant(TokenAnswer.parse(bodyOf("doc_token_200")))).toEqual({
    accessToken: "REDACTED",
    refreshToken: null,
    accessExpiresAt: new Date("9999-12-31T00:00:00Z"),
    endsAt: null,
    scopes: ["read", "write", "follow", "push"],
  });
});

test("revoking is answered with nothing", () => {
  expect(Farewell.parse(bodyOf("doc_revoke_200"))).toEqual({});
});

test("the next page begins below the number in its address", () => {
  const { link } = bodyOf("doc_link_header") as { link: string };
  expect(nextMaxId(link)).toBe("109406336446186031");
});

test.each([
  ["doc_token_400_grant", 400, "oauth", "expired/revoked"],
  ["doc_token_400_scope", 400, "oauth", "unexpected/configuration"],
  ["doc_token_401", 401, "oauth", "unexpected/configuration"],
  ["doc_revoke_403", 403, "oauth", "unexpected/configuration"],
  ["doc_verify_credentials_401", 401, "account", "expired/revoked"],
  ["doc_verify_credentials_403_disabled", 403, "account", "expired/account-closed"],
  ["doc_verify_credentials_403_unconfirmed", 403, "account", "expired/account-closed"],
  ["doc_verify_credentials_403_pending", 403, "account", "expired/account-closed"],
  ["doc_verify_credentials_422", 422, "account", "unexpected/request"],
  ["doc_statuses_401", 401, "public", "unexpected/configuration"],
  ["doc_statuses_404", 404, "public", "unexpected/request"],
  ["doc_accounts_429", 429, "public", "limited/rate"],
] satisfies [string, number, Endpoint, string][])(
  "%s with %i is %s %s",
  (name, status, endpoint, problem) => {
    const answer = { status, headers: new Headers(), isEmpty: false, body: bodyOf(name) };
    const error = refusalIn(answer, endpoint, new Date("2026-11-20T12:00:00Z"));
    expect(error && problemOf(error.failure)).toBe(problem);
    for (const schema of [CredentialAccount, StatusList, TokenAnswer]) {
      expect(schema.safeParse(answer.body).success).toBe(false);
    }
  },
);

test("every sample is looked at above, and INDEX names every one", () => {
  expect([...seen].sort()).toEqual(files.toSorted());
  const index = readFileSync(new URL("INDEX.md", folder), "utf8");
  expect(files.filter((file) => !index.includes(`\`${file}\``))).toEqual([]);
});
