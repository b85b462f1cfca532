/** Bundles what ships, in four runs (scripts/build.ts): the page, its preload, and for Node the program and the shell. */
import react from '@vitejs/plugin-react'
import { defineConfig, type UserConfig } from 'vite'

/** Chromium of Debian 12 and of Electron 45. */
const chromium = 'chrome140'

/** Packages with addons are loaded from node_modules: an addon is found beside its package. */
const addons = ['better-sqlite3', 'koffi', 'pkcs11js', '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu']

const page: UserConfig = {
  root: 'renderer',
  base: './',
  plugins: [react()],
  build: {
    target: chromium,
    outDir: '../build/renderer',
    emptyOutDir: false,
    modulePreload: { polyfill: false },
    // One style sheet for all screens: they share most of it.
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    // In kB before compression; test/e2e/size.spec.ts holds what counts, the compressed size.
    chunkSizeWarningLimit: 1500,
  },
}

const preload: UserConfig = {
  build: {
    target: chromium,
    outDir: 'build/preload',
    emptyOutDir: false,
    minify: true,
    // A sandboxed preload is one CommonJS file that may require electron alone.
    lib: { entry: 'preload/index.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
    rolldownOptions: { external: ['electron'] },
  },
}

/**
 * Programs for Node, each under its own name with `.js`, and what they share in `shared`. One file is read where there would be
 * hundreds, and what it holds of dependencies is in build/files.sha256 too. Not minified, so that it can be read.
 */
function forNode(programs: readonly string[], shared: string, outDir = 'build'): UserConfig {
  return {
    ssr: { noExternal: true, external: ['electron', ...addons] },
    build: {
      ssr: true,
      target: 'node24',
      outDir,
      emptyOutDir: false,
      rolldownOptions: {
        input: Object.fromEntries(programs.map((program) => [program, `${program}.ts`])),
        output: { entryFileNames: '[name].js', chunkFileNames: `${shared}/[name]-[hash].js` },
      },
    },
  }
}

const hosts = ['native/pkcs11/host', 'native/secrets/host']

const modes: Readonly<Record<string, UserConfig>> = {
  page,
  preload,
  program: forNode(['main/window/index', 'main/cli/index', 'main/bundle/replay-worker', ...hosts], 'shared'),
  shell: forNode(['shell/runner', 'shell/electron'], 'shell'),
  // For test/kill/setup.ts.
  kill: forNode(['test/kill/entry', ...hosts], 'shared', '.cache/kill/program'),
}

export default defineConfig(({ mode }) => modes[mode] ?? {})
