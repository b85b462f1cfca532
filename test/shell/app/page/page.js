document.querySelector('#ask').addEventListener('click', async () => {
  const [word] = await window.trial.invoke('echo', 'answered')
  document.querySelector('#answer').textContent = word
})
