/** What people read in the window, besides refusals and the script's own words. Grouped by screen. */
export const window = {
  app: {
    name: 'Strongroom',
    loading: 'One moment …',
  },
} as const
