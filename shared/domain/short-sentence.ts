export * from './path/short-sentence';
