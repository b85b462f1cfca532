fetch('https://example.com/').then(
  () => postMessage('reached'),
  (error) => postMessage(`refused: ${error}`),
)
