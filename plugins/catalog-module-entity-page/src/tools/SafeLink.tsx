// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/ui';
import { safeUrl } from '@macadam/portal-common';
import type { ReactNode } from 'react';

/** A link to a page outside of the portal; plain words where the address is none that may be followed. */
export const SafeLink = (props: { href?: string; children: ReactNode }) => {
  const href = safeUrl(props.href ?? '');
  if (!href) return <>{props.children}</>;
  return (
    <Link href={href} target="_blank">
      {props.children}
    </Link>
  );
};
