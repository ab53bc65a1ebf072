const components = ['controller', 'webhook', 'cainjector'] as const;

/** The whole logs of the components, as files. */
export function LogDownloads({ cluster }: { cluster: string }) {
  return (
    <span className="flex flex-wrap gap-x-3">
      Whole logs:
      {components.map((component) => (
        <a
          key={component}
          className="link"
          download
          href={`/api/logs?${new URLSearchParams({ cluster, component }).toString()}`}
        >
          {component}
        </a>
      ))}
    </span>
  );
}
