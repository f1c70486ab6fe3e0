import { join } from 'node:path';
import { hashSources } from './lib/bundle/hash-sources.mjs';
import { precompress } from './lib/bundle/precompress.mjs';

const distDir = process.env.NEXT_DIST_DIR ?? '.next';

/** @type {import('next').NextConfig} */
const config = {
  distDir,
  // The same sources give the same build, down to its name: docs/decisions/0019.
  generateBuildId: () => hashSources(import.meta.dirname).slice(0, 20),
  // `.next/standalone`: what the pages need of Next and no more, from which `npm run bundle` is made.
  output: 'standalone',
  // Next adds its image library, which is half of all that, and the metrics of fonts: neither is used here.
  outputFileTracingExcludes: {
    '*': [
      'node_modules/@img/**',
      'node_modules/sharp/**',
      'node_modules/next/dist/server/capsize-font-metrics.json',
    ],
  },
  poweredByHeader: false,
  // Our own server does it (lib/http/answers/send-whole.ts).
  compress: false,
  compiler: {
    runAfterProductionCompile: async ({ projectDir }) => precompress(join(projectDir, distDir)),
  },
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: ['undici'],
};
export default config;
