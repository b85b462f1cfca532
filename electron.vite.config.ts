/** Builds what ships (scripts/build.ts), and serves the page while somebody works on it (scripts/dev). */
import { readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type MainViteConfig, type PreloadViteConfig, type RendererViteConfig } from 'electron-vite'
import { programs } from './main/programs.ts'
import { fresh, nonceHere, workshop } from './scripts/places.ts'

/** The Node.js that the lock names, which Electron 45 has too; Chromium of Debian 12 and of Electron 45. */
const [node, chromium] = ['node24', 'chrome140']

/** Packages with addons are loaded from node_modules: an addon is found beside its package. */
const addons = [
  'better-sqlite3',
  'koffi',
  'pkcs11js',
  'smartcard',
  '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu',
]

// electron-vite asks the installed package for this; where only the program is to be built, it is not there.
process.env['ELECTRON_MAJOR_VER'] = electronVersion().split('.', 1)[0]

/**
 * Each entry under its own name with `.js`, and what they share in the folder `shared`, or `shell` for what is the shell's alone: some
 * 90 files are read where there would be 400, and what they hold of dependencies is in build/files.sha256 too. Not minified, so that
 * it can be read.
 */
export function forNode(entries: readonly string[], outDir: string): MainViteConfig {
  return {
    ssr: { external: addons },
    build: {
      outDir,
      target: node,
      emptyOutDir: false,
      externalizeDeps: false,
      rolldownOptions: {
        input: Object.fromEntries(entries.map((entry) => [entry, `${entry}.ts`])),
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: ({ moduleIds }) => `${moduleIds.some(isShell) ? 'shell' : 'shared'}/[name].js`,
        },
      },
    },
  }
}

function preload(outDir: string): PreloadViteConfig {
  return {
    build: {
      outDir,
      // electron-vite knows no other target here; Chromium 140 can do what Node.js 24 can.
      target: node,
      emptyOutDir: false,
      minify: true,
      // A sandboxed preload is one CommonJS file that may require electron alone.
      externalizeDeps: false,
      rolldownOptions: {
        input: 'preload/index.ts',
        output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
      },
    },
  }
}

const page: RendererViteConfig = {
  root: 'renderer',
  plugins: [react()],
  build: {
    outDir: `${fresh}/renderer`,
    target: chromium,
    emptyOutDir: false,
    minify: true,
    // One style sheet for all screens: they share most of it.
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    // In kB before compression; test/bench/window/size.spec.ts holds what counts, the compressed size.
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: resolve('renderer/index.html'),
      // How long a busy machine takes is no fault of the build.
      checks: { bundlerTimings: false },
    },
  },
}

/** From loopback, and from no other name. The page's policy holds: it may connect to nothing, so scripts/dev/hot.ts hears for it. */
const served: RendererViteConfig = {
  ...page,
  plugins: [react(), { name: 'hot', transformIndexHtml: () => [script('scripts/dev/hot.ts')] }],
  cacheDir: resolve(workshop, 'vite'),
  html: { cspNonce: nonceHere },
  server: { host: '127.0.0.1' },
}

// Whoever works on it runs main and its hosts from their sources, as tests do: a record says of them that they are not built.
export default defineConfig(({ command }) =>
  command === 'serve'
    ? { preload: preload(`${workshop}/preload`), renderer: served }
    : {
        main: forNode(['main/window/index', 'main/cli/index', ...programs, 'shell/runner', 'shell/electron'], fresh),
        preload: preload(`${fresh}/preload`),
        renderer: page,
      },
)

function isShell(file: string): boolean {
  return relative('', file).startsWith('shell/')
}

/** A module that runs before Vite's own client, which is put first in the page. */
function script(file: string) {
  return { tag: 'script', attrs: { type: 'module', src: `/@fs${resolve(file)}` }, injectTo: 'head-prepend' as const }
}

function electronVersion(): string {
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    devDependencies: { electron: string }
  }
  return devDependencies.electron
}
