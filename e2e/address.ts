/**
 * Where the tests' world stands: each worker of a run has one of its own. E2E_PORT moves them, for a second run at the same
 * time. The next port is the simulators'.
 */
export const port = Number(process.env.E2E_PORT || 7000) + 20 * Number(process.env.TEST_PARALLEL_INDEX ?? 0);

export const productUrl = `http://localhost:${port}`;
export const simulatorsUrl = `http://127.0.0.1:${port + 1}`;
