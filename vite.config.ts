/** Bundles what ships, in four runs, each a mode: the page, its preload, and for Node the program and the shell (scripts/build.ts). */
import react from '@vitejs/plugin-react'
import { defineConfig, type UserConfig } from 'vite'
import { programs } from './main/programs.ts'

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
    emptyOutDir: false,
    minify: true,
    // A sandboxed preload is one CommonJS file that may require electron alone.
    lib: { entry: 'preload/index.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
    rolldownOptions: { external: ['electron'] },
  },
}

/**
 * Each entry under its own name with `.js`, and what they share in the folder `shared`: some 25 files are read where there would
 * be 400, and what they hold of dependencies is in build/files.sha256 too. Not minified, so that it can be read.
 */
export function forNode(entries: readonly string[], shared: string): UserConfig {
  return {
    ssr: { noExternal: true, external: addons },
    build: {
      ssr: true,
      target: 'node24',
      emptyOutDir: false,
      rolldownOptions: {
        // Where only the program is to be built, npm's package for it is not installed.
        external: ['electron'],
        input: Object.fromEntries(entries.map((entry) => [entry, `${entry}.ts`])),
        output: { entryFileNames: '[name].js', chunkFileNames: `${shared}/[name].js` },
      },
    },
  }
}

const modes: Readonly<Record<string, UserConfig>> = {
  page,
  preload,
  program: forNode(['main/window/index', 'main/cli/index', ...programs], 'shared'),
  shell: forNode(['shell/runner', 'shell/electron'], 'shell'),
}

export default defineConfig(({ mode }) => modes[mode] ?? {})
