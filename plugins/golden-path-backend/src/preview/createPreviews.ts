// SPDX-License-Identifier: Apache-2.0
import type {
  PermissionsService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { AuthorizedTemplatePreviews } from './AuthorizedTemplatePreviews';
import { PreviewSlots } from './PreviewSlots';
import { TemplateFolders } from './TemplateFolders';
import { TemplatePreviews, type TemplatePreviewer } from './TemplatePreviews';

/** A preview takes a second or two; these keep a person, or a program of theirs, from taking the portal's processor. */
const LIMITS = { perUser: 2, total: 8, deadlineMilliseconds: 20_000 };

export function createPreviews(
  services: Omit<
    ConstructorParameters<typeof TemplatePreviews>[0],
    'folders'
  > & { permissions: PermissionsService; reader: UrlReaderService },
): TemplatePreviewer {
  const folders = new TemplateFolders(services);
  const slots = new PreviewSlots(LIMITS);
  return new AuthorizedTemplatePreviews(
    new TemplatePreviews({ ...services, folders }),
    { ...services, slots },
  );
}
