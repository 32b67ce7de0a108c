import { ClusterError } from "../../db/embedded/cluster-error.ts";
import { type Clusters, ensureClusters } from "../../db/embedded/clusters.ts";

const LOOK_EVERY = 500;
const LONGEST_WAIT = 15_000;

type GuardedClusters = {
  databaseUrl: () => string;
  keystoreUrl: () => string;
  stop: () => Promise<void>;
  kill: () => void;
};

/** Starts the embedded databases and starts one again when it has ended. */
export async function guardClusters(
  dataDir: string,
  log: (line: string) => void,
  onMoved: () => void,
): Promise<GuardedClusters> {
  let clusters: Clusters = await ensureClusters(dataDir, log);
  let isWanted = true;
  let round: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;

  const look = async () => {
    let wait = LOOK_EVERY;
    while (isWanted && clusters.all.some((cluster) => !cluster.isRunning())) {
      log("a database has ended; starting it again");
      try {
        const before = clusters;
        clusters = await ensureClusters(dataDir, log);
        if (before.databaseUrl !== clusters.databaseUrl || before.keystoreUrl !== clusters.keystoreUrl)
          onMoved();
      } catch (error) {
        if (!(error instanceof ClusterError)) throw error;
        wait = Math.min(wait * 2, LONGEST_WAIT);
        log(`${error.message} Trying again in ${wait / 1000} s.`);
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  };
  const schedule = () => {
    timer = setTimeout(() => {
      round = look().then(schedule);
    }, LOOK_EVERY);
  };
  schedule();

  return {
    databaseUrl: () => clusters.databaseUrl,
    keystoreUrl: () => clusters.keystoreUrl,
    stop: async () => {
      isWanted = false;
      clearTimeout(timer);
      await round;
      clearTimeout(timer);
      await clusters.stop();
    },
    kill: () => {
      isWanted = false;
      for (const cluster of clusters.all) cluster.kill();
    },
  };
}
