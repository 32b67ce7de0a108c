import "server-only";
import { passingMemory } from "./passing-memory";

/** A post's title and the address of its cover at the platform; both null where the platform shows none. */
export type Preview = { title: string | null; coverUrl: string | null };

const longestTitle = 200;

// In memory for minutes and nowhere else: the platforms' rules and ours end there.
const memory = passingMemory<Preview>("previews", {
  milliseconds: 5 * 60_000,
  most: 4_000,
  weigh: () => 1,
});

export function recall(workspaceId: string, postId: string): Preview | null {
  return memory.recall(`${workspaceId}/${postId}`);
}

/** @param milliseconds how long; shorter for what could not be fetched */
export function remember(
  workspaceId: string,
  postId: string,
  { title, coverUrl }: Preview,
  milliseconds?: number,
): void {
  memory.remember(
    `${workspaceId}/${postId}`,
    { title: title?.slice(0, longestTitle) ?? null, coverUrl },
    milliseconds,
  );
}
