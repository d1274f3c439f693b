export * from './path/phases';
