'use client';

import { useEffect, useEffectEvent } from 'react';

/**
 * Takes the printed link's secret out of the address's fragment, at once and whenever another link is
 * opened in this tab. The outside system is the address: the secret leaves it before it is used.
 */
export function useLinkSecret(onSecret: (secret: string) => void) {
  const take = useEffectEvent(() => {
    const secret = window.location.hash.slice(1);
    if (secret === '') return;
    window.history.replaceState(
      window.history.state,
      '',
      window.location.pathname + window.location.search,
    );
    onSecret(secret);
  });

  useEffect(() => {
    const onHashChange = () => take();
    take();
    window.addEventListener('hashchange', onHashChange);
    return () => window.removeEventListener('hashchange', onHashChange);
  }, []);
}
