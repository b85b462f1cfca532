const { contextBridge, ipcRenderer } = require('electron')

contextBridge.exposeInMainWorld('trial', {
  version: 1,
  invoke: (channel, ...values) => ipcRenderer.invoke(channel, ...values),
  note: (...values) => ipcRenderer.send('note', ...values),
  onNews: (listener) => {
    const heard = (_event, ...values) => listener(...values)
    ipcRenderer.on('news', heard)
    return () => ipcRenderer.removeListener('news', heard)
  },
  sum: (a, b) => a + b,
  fail: () => {
    throw new TypeError('thrown in the preload')
  },
})
