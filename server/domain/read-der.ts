import { type BaseBlock, Constructed, fromBER, ObjectIdentifier } from 'asn1js';

/** A subject alternative name costs one node: the library's own bound is passed by a long list of them. */
const bounds = { maxNodes: 200_000 };

/** One whole ASN.1 value; throws where the bytes are none or go on behind it. */
export function readDer(bytes: Uint8Array): BaseBlock {
  const { offset, result } = fromBER(bytes, bounds);
  if (offset === -1 || result.error) throw new Error(`not ASN.1: ${result.error}`);
  if (offset !== bytes.length) throw new Error('there are bytes behind the ASN.1 value');
  return result;
}

export function partsOf(block: BaseBlock | undefined): readonly BaseBlock[] {
  return block instanceof Constructed ? block.valueBlock.value : [];
}

/** The value as it is encoded, with its tag and length. */
export function bytesOf(block: BaseBlock): Uint8Array {
  return block.valueBeforeDecodeView;
}

/** What stands behind tag and length. */
export function contentOf(block: BaseBlock): Uint8Array {
  return block.valueBeforeDecodeView.subarray(
    block.idBlock.blockLength + block.lenBlock.blockLength,
  );
}

export function oidOf(block: BaseBlock | undefined): string {
  if (!(block instanceof ObjectIdentifier)) throw new Error('an object identifier is missing');
  return block.getValue();
}

/** The number of a tag that has its meaning from where it stands, `[0]`; undefined for ASN.1's own types. */
export function contextTag(block: BaseBlock): number | undefined {
  return block.idBlock.tagClass === 3 ? block.idBlock.tagNumber : undefined;
}
