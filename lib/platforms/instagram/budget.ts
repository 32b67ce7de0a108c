import "server-only";
import type { Budget } from "../types";
import { readSettings } from "./settings";
import { usageIn } from "./usage";

/** Instagram grants by how much its accounts are looked at, so only its answers know how much is left. */
export const instagramBudget: Budget = {
  holder() {
    const settings = readSettings();
    return settings ? `${settings.apiUrl} ${settings.appId}` : "";
  },
  allowances: { calls: { kind: "told" } },
  drawsOn: ({ url: { pathname } }) => (/\/v\d+\.\d\//.test(pathname) ? "calls" : null),
  costs: { account: { calls: 1 }, page: { calls: 1 }, readings: { calls: 1 } },
  readUsage(headers) {
    const { ofApp, ofAccount } = usageIn(headers);
    return {
      ofService: ofApp?.percent ?? null,
      ofAccount: ofAccount?.percent ?? null,
      backInMs: ofApp?.regainMs ?? null,
    };
  },
};
