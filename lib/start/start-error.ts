/** The product cannot start; the message is for the person at the console and holds no secret. */
export class StartError extends Error {
  override readonly name = "StartError";
}
