// SPDX-License-Identifier: Apache-2.0

const instructions = (dockerfile: string) =>
  dockerfile
    .replace(/\\\n/g, ' ')
    .split('\n')
    .map(line => line.trim())
    .filter(line => line && !line.startsWith('#'));

/** What is wrong with how an image runs the portal. `shipped` are the configs that these gates read. */
export function dockerfileFaults(
  dockerfile: string,
  shipped: readonly string[],
): string[] {
  const lines = instructions(dockerfile);
  const last = (instruction: RegExp) =>
    lines.filter(line => instruction.test(line)).at(-1) ?? '';
  const started = `${last(/^ENTRYPOINT/i)} ${last(/^CMD/i)}`;
  const configs = Array.from(
    started.matchAll(/--config[\s",=]+([^\s",\]]+)/g),
    ([, name]) => name,
  );
  const user = /^USER\s+(\d+)/i.exec(last(/^USER\s/i))?.[1];
  return [
    ...(configs.length === 0 ? ['starts without a config of ours'] : []),
    ...configs
      .filter(name => !shipped.includes(name))
      .map(name => `starts with ${name}`),
    ...lines.filter(line =>
      /^(ENV|ARG)\s.*(secret|password|token|private_?key)\S*[=\s]\S/i.test(
        line,
      ),
    ),
    ...(Number(user) > 0
      ? []
      : ['runs as root, or as a user without a number']),
    ...(/NODE_ENV[=\s]production/.test(dockerfile)
      ? []
      : ['does not set NODE_ENV=production']),
  ];
}
