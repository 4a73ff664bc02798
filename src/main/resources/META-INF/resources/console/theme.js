/* Before the page is drawn, so that it does not flash. No module, for those wait. */
(() => {
  const chosen = localStorage.getItem('hubbub.theme');
  if (chosen === 'light' || chosen === 'dark') {
    document.documentElement.dataset.theme = chosen;
  }
})();
