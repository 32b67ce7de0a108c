/** Where the tests' world stands: E2E_PORT moves it, for a second run at the same time. The next port is the simulators'. */
export const port = Number(process.env.E2E_PORT || 7000);

export const productUrl = `http://127.0.0.1:${port}`;
export const simulatorsUrl = `http://127.0.0.1:${port + 1}`;
