const { loadTypeScript } = require('./native/load.cjs');

module.exports = async () => {
  loadTypeScript();
  const { startServers } = require('./servers.ts');
  globalThis.stopTestServers = await startServers();
};
