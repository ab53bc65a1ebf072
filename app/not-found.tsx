import Link from 'next/link';

export default function NotFound() {
  return (
    <main id="main" tabIndex={-1} className="mx-auto flex max-w-md flex-col gap-3 px-4 py-10">
      <h1>There is no page at this address</h1>
      <p>
        <Link href="/certificates" className="link">
          See the certificates
        </Link>
      </p>
    </main>
  );
}
