import "server-only";
import { anchorAuditChain } from "@/lib/audit/anchor";
import { sealAuditEvents } from "@/lib/audit/seal";
import { watchAuditChain } from "@/lib/audit/watch";
import { finishDisconnect } from "@/lib/connections/disconnect-finish";
import { endGrace } from "@/lib/connections/end-grace";
import { handleNotice } from "@/lib/connections/handle-notice";
import { remindConnections, tellConnections } from "@/lib/connections/tell-connections";
import { type Context, inWorkspace } from "@/lib/context";
import { buildExport } from "@/lib/privacy/build-export";
import { erasePerson } from "@/lib/privacy/erase";
import { expireExport } from "@/lib/privacy/export";
import { tellRestriction } from "@/lib/privacy/restriction";
import { applyRetention } from "@/lib/privacy/retention";
import { syncAccount } from "@/lib/sync/sync-account";
import type { JobName } from "./payloads";
import { scheduleWork } from "./queue";
import type { Handler } from "./run-job";
import { nextTurn } from "./schedule";

/** Every job and its verb: a name without one does not compile. */
export const handlers: Record<JobName, Handler> = {
  "sync-account": syncAccount,
  "tell-connections": tellConnections,
  "finish-disconnect": finishDisconnect,
  "end-grace": endGrace,
  "handle-notice": handleNotice,
  "tell-restriction": tellRestriction,
  "erase-person": erasePerson,
  "build-export": buildExport,
  "expire-export": expireExport,
  "remind-connections": byTimetable("remind-connections", remindConnections),
  "apply-retention": byTimetable("apply-retention", applyRetention),
  "seal-audit": byTimetable("seal-audit", sealAuditEvents),
  "anchor-audit": byTimetable("anchor-audit", anchorAuditChain),
  "verify-audit": byTimetable("verify-audit", watchAuditChain),
};

/** Done, it is due again at its next turn. */
function byTimetable(job: JobName, verb: (ctx: Context) => Promise<unknown>): Handler {
  return async (ctx) => {
    await verb(ctx);
    await inWorkspace(ctx, (tx) =>
      scheduleWork(tx, { job, entityId: 0n, dueAt: nextTurn(job, ctx.now) }, ctx.now),
    );
  };
}
