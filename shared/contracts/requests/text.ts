export * from '../../domain/contract/text';
