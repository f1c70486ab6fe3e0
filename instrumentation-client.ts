import { tolerateForeignNodes } from '#components/ui/tolerate-foreign-nodes.ts';

// Next runs this file before it has React take over the page.
tolerateForeignNodes(Node.prototype);
