/** Fewer posts than these say little of a typical one: marked as few, or not compared with. */
export const fewPosts = 5;
