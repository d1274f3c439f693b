export { ConfigError, loadConfig, parseConfig } from './parse';
export type { Environment } from './environment';
export type { Variables } from './parse';
export { keyRing, readKeys } from './keys';
export type { KeyRing, SecretKey } from './keys';
export { hostVariable, portVariable, variables } from './variables';
