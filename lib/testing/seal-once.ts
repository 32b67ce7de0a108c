import "server-only";
import { sealAuditEvents } from "@/lib/audit/seal";
import { systemContext } from "@/lib/context";
import { assumeRole } from "@/lib/db";
import { testNow } from "./builders";

// A process that seals and nothing else, to be killed while it does.
assumeRole("tallyglass_worker");
await sealAuditEvents(systemContext("seal-audit", { now: testNow }));
