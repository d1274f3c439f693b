# One image for every server process: `node api/main.js` (the default), `node worker/main.js`, `node record/cli/migrate.js`,
# `node record/cli/rebuild.js`, `node worker/resume.js`. Configuration comes from the environment: docs/operations.md.
# Debian, since the engine's client is native code for glibc.
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

FROM ${NODE_IMAGE} AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM ${NODE_IMAGE}
# The engine's client verifies TLS against the system's authorities, which the slim image lacks.
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates \
  && rm -rf /var/lib/apt/lists/*
# Workflow code sees the host's time zone.
ENV NODE_ENV=production TZ=UTC NODE_OPTIONS=--enable-source-maps
WORKDIR /app
# Owned by root: the processes read their code and cannot change it. Nothing is written but to standard output.
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /build/dist ./
USER node
EXPOSE 3000
CMD ["node", "api/main.js"]
