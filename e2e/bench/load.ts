import { Agent, get } from "node:http";

const warmUpMilliseconds = 500;
/** Fewer have no middle. */
const leastAnswers = 5;

export type Answers = {
  perSecond: number;
  /** Milliseconds of the slowest of 100, less the slowest five; and of the one in the middle. */
  p95: number;
  median: number;
};

/**
 * Asks again and again over so many connections, each as soon as it has its answer, and counts once it is warm.
 * @throws Error for any answer but 200
 */
export async function load(
  url: string,
  {
    headers = {},
    connections,
    milliseconds,
  }: { headers?: Record<string, string>; connections: number; milliseconds: number },
): Promise<Answers> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const took: number[] = [];
  let counting = false;
  let isOver = false;
  const client = async () => {
    while (!isOver) {
      const began = performance.now();
      await request(url, headers, agent);
      if (counting) took.push(performance.now() - began);
    }
  };
  let failure: unknown;
  const clients = Promise.all(Array.from({ length: connections }, client)).catch((error: unknown) => {
    failure = error;
  });
  await pause(warmUpMilliseconds);
  counting = true;
  const began = performance.now();
  await pause(milliseconds);
  while (took.length < leastAnswers && !failure) await pause(50);
  const seconds = (performance.now() - began) / 1000;
  counting = false;
  isOver = true;
  await clients;
  if (failure) throw failure;
  agent.destroy();
  const sorted = took.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return { perSecond: sorted.length / seconds, p95: at(0.95), median: at(0.5) };
}

function request(url: string, headers: Record<string, string>, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { headers, agent }, (response) => {
      response.resume();
      response.once("end", () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`${url} answered ${response.statusCode}`));
      });
    }).once("error", reject);
  });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
