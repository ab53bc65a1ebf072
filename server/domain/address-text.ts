/** An IP address as its shortest text (RFC 5952); hex where the bytes are no address. */
export function addressText(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.');
  if (bytes.length !== 16) return Buffer.from(bytes).toString('hex');
  // IPv4 in IPv6 is written as the IPv4 address, as Go's net.IP does, with which cert-manager compares.
  if (mapped.every((byte, index) => bytes[index] === byte)) return bytes.slice(12).join('.');
  const groups = Buffer.from(bytes).toString('hex').match(/.{4}/g) ?? [];
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}

const mapped = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];
