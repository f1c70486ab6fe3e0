const said = document.getElementById('said');

// Browsers copy only where the address is https, or of this machine.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll('[data-copy]')) button.hidden = false;
}

document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    said.textContent = 'Copied';
  } catch {
    said.textContent = 'Your browser does not allow copying here. Select the text instead.';
  }
});
