# The portal as an image: docs/operating/image.md says how to build and run it.
FROM node:24-trixie-slim AS build
# The registry to install from, where it is not yarn's default.
ARG YARN_NPM_REGISTRY_SERVER
WORKDIR /build
COPY . .
RUN deploy/image/build.sh /portal

FROM node:24-trixie-slim
ARG REVISION
LABEL org.opencontainers.image.title="Macadam" \
      org.opencontainers.image.description="An internal developer platform that a company can run on its first day" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.revision="${REVISION}"
ENV NODE_ENV=production
WORKDIR /portal
# Owned by root: the portal cannot change itself. It writes to /tmp alone.
COPY --from=build /portal ./
USER 1000:1000
EXPOSE 7007
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s CMD ["node", "-e", \
  "fetch(`http://127.0.0.1:${process.env.PORT || 7007}/.backstage/health/v1/readiness`).then(answer => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Left to itself Node begins with a young generation so small that a start's garbage grows old: a fifth more memory.
CMD ["node", "--min-semi-space-size=16", "packages/backend", "--config", "app-config.yaml", "--config", "app-config.production.yaml"]
