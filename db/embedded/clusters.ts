import { join } from "node:path";
import { type Cluster, ensureCluster } from "./cluster.ts";

export type Clusters = {
  databaseUrl: string;
  keystoreUrl: string;
  all: readonly Cluster[];
  stop(): Promise<void>;
};

/** The data and, in a server of its own with a backup life of its own, the wrapped keys. Both or none: one that ran already stays. */
export async function ensureClusters(
  dataDir: string,
  log: (line: string) => void = console.log,
): Promise<Clusters> {
  const starts = await Promise.allSettled([
    ensureCluster({ dir: join(dataDir, "postgres"), name: "data", log }),
    ensureCluster({
      dir: join(dataDir, "keystore"),
      name: "keys",
      log,
      tuning: { sharedBuffers: "32MB", maxConnections: 40 },
    }),
  ]);
  const [data, keys] = starts;
  if (data.status === "rejected" || keys.status === "rejected") {
    const begun = starts.flatMap((start) => (start.status === "fulfilled" ? [start.value] : []));
    await Promise.all(begun.filter((cluster) => cluster.startedByUs).map((cluster) => cluster.stop()));
    throw data.status === "rejected" ? data.reason : (keys as PromiseRejectedResult).reason;
  }
  const all = [data.value, keys.value];
  return {
    databaseUrl: data.value.url,
    keystoreUrl: keys.value.url,
    all,
    stop: async () => {
      await Promise.all(all.map((cluster) => cluster.stop()));
    },
  };
}
