import { makeSteady } from '#components/line/steady-fetch.ts';
import { tolerateForeignNodes } from '#components/ui/tolerate-foreign-nodes.ts';

// Next runs this file before it has React take over the page, and before it asks for anything.
tolerateForeignNodes(Node.prototype);
window.fetch = makeSteady(window.fetch.bind(window));
