import { fillInConsent } from "../consent-page.ts";
import type { Simulator } from "../vendor.ts";
import { type YoutubeAccount, youtubeAccounts } from "./accounts.ts";
import { answerDataApi } from "./data-api.ts";
import { describeAccount, describeVideos, quotaBudget } from "./describe.ts";
import { googleEnvironment } from "./environment.ts";
import { answerGoogle } from "./google-oauth.ts";
import { answerImage } from "./images.ts";
import { scenarios } from "./scenarios.ts";
import { switchedOff, switchedOn } from "./switches.ts";

/** YouTube's three hosts, each under its own path and its own name in the journal. */
const hosts: { prefix: string; vendor: string; answer: Simulator["answer"] }[] = [
  { prefix: "/google/", vendor: "google", answer: answerGoogle },
  { prefix: "/youtube/", vendor: "youtube", answer: answerDataApi },
  { prefix: "/ytimg/", vendor: "youtube-images", answer: answerImage },
];

const hostOf = (path: string) => hosts.find(({ prefix }) => path.startsWith(prefix));

export const youtube: Simulator<YoutubeAccount> = {
  vendor: "youtube",
  owns: (path) => hostOf(path) !== undefined,
  answer(world, request) {
    const host = hostOf(request.path);
    if (!host) throw new Error(`${request.path} is not YouTube's`);
    request.entry.vendor = host.vendor;
    return host.answer(world, request);
  },
  environment: googleEnvironment,
  scenarios,
  platform: {
    id: "youtube",
    label: "YouTube",
    accounts: youtubeAccounts,
    describeAccount,
    describePosts: describeVideos,
    switchedOn,
    switchedOff,
    budget: quotaBudget,
    answerConsent: (url, answer) =>
      fillInConsent(
        url,
        { action: "/google/consent", scopes: (new URL(url).searchParams.get("scope") ?? "").split(" ") },
        answer,
      ),
  },
};
