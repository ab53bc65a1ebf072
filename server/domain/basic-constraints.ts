import { type BaseBlock, Boolean as Asn1Boolean, Integer } from 'asn1js';

import { partsOf } from './read-der';

export interface BasicConstraints {
  readonly isCA: boolean;
  readonly pathLength?: number;
}

/** RFC 5280, 4.2.1.9: an absent boolean is false. */
export function basicConstraints(block: BaseBlock): BasicConstraints {
  const parts = partsOf(block);
  const length = parts.find((part) => part instanceof Integer);
  return {
    isCA: parts.some((part) => part instanceof Asn1Boolean && part.getValue()),
    ...(length instanceof Integer && { pathLength: Number(length.toBigInt()) }),
  };
}
