/** Bundles what runs in Chromium: the page, and its preload. Everything else is compiled by tsc alone. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Chromium of Debian 12 and of Electron 45. */
const target = 'chrome140'

export default defineConfig(({ mode }) =>
  mode === 'preload'
    ? {
        build: {
          target,
          outDir: 'build/preload',
          emptyOutDir: false,
          minify: true,
          // A sandboxed preload is one CommonJS file that may require electron alone.
          lib: { entry: 'preload/index.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
          rolldownOptions: { external: ['electron'] },
        },
      }
    : {
        root: 'renderer',
        base: './',
        plugins: [react()],
        build: {
          target,
          outDir: '../build/renderer',
          emptyOutDir: true,
          modulePreload: { polyfill: false },
          // One style sheet for all screens: they share most of it.
          cssCodeSplit: false,
          assetsInlineLimit: 0,
          // In kB before compression; test/e2e/size.spec.ts holds what counts, the compressed size.
          chunkSizeWarningLimit: 1500,
        },
      },
)
