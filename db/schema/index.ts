export * from "./accounts";
export * from "./imports";
export * from "./inbox";
export * from "./metrics";
export * from "./people";
export * from "./privacy";
export * from "./work";
export * from "./workspaces";
