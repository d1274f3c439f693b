module.exports = () => globalThis.stopTestServers?.();
