/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: ['undici'],
  // Next keeps a copy of every body for the proxy, 10 MB of it by default; ours are below 8 KB.
  experimental: { proxyClientMaxBodySize: '64kb' },
};
export default config;
