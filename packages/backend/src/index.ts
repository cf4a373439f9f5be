// SPDX-License-Identifier: Apache-2.0
import { createBackend } from '@backstage/backend-defaults';
import { features } from './features';

const backend = createBackend();

for (const feature of features) {
  backend.add(feature);
}

// A backend that could not start would stay up and answer 503 for ever: let whoever runs it see it end.
backend.start().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
