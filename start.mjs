/**
 * Runs a file of this project, `node start.mjs server.ts`, unless Node is too old for that: it would say
 * something about a flag or a file extension. JavaScript that old Nodes understand as well.
 */
const OLDEST = [22, 22, 2];

const present = process.versions.node.split('.').map(Number);
const [difference = 0] = OLDEST.map((number, index) => present[index] - number).filter(Boolean);
if (difference < 0) {
  process.stderr.write(
    `Node.js ${OLDEST.join('.')} or newer is needed, and this is ${process.versions.node}.\n`,
  );
  process.exitCode = 1;
} else {
  hideExperiments();
  process.argv.splice(1, 1);
  await import(new URL(process.argv[1], import.meta.url));
}

/** Node 22 warns of what later ones do not call an experiment any more. */
function hideExperiments() {
  const listeners = process.listeners('warning');
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (warning.name !== 'ExperimentalWarning') for (const tell of listeners) tell(warning);
  });
}
