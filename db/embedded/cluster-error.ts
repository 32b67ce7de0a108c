/** The embedded database cannot run; the message is a sentence for the person at the console. */
export class ClusterError extends Error {
  override readonly name = "ClusterError";
}
