#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes of the checkout in the current directory a directory that holds the portal and nothing else:
#   build.sh <directory>
# The Dockerfile runs it; scripts/try-image.mjs runs the same without an image.
set -eu
portal=$1
yarn() { node "$release" "$@"; }
release=$(ls "$PWD"/.yarn/releases/yarn-*.cjs)

yarn install --immutable
yarn workspace backend build

mkdir -p "$portal/.yarn"
tar -xzf packages/backend/dist/skeleton.tar.gz -C "$portal"
cp package.json yarn.lock .yarnrc.yml "$portal"
cp -R .yarn/patches .yarn/releases "$portal/.yarn"
(cd "$portal" && yarn workspaces focus --all --production)
rm -rf "$portal/.yarn" "$portal/.yarnrc.yml"

tar -xzf packages/backend/dist/bundle.tar.gz -C "$portal"
cp -R app-config.yaml app-config.production.yaml config backstage.json "$portal"
# The archive brings the modes of the directory that it was packed in, which was its owner's alone.
chmod -R u=rwX,go=rX "$portal"
