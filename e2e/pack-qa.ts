import { packKit } from './qa/pack/pack-kit.ts';

const [folder] = process.argv.slice(2);
if (!folder) {
  process.stderr.write('Say where the kit is to be packed to: npm run pack:qa -- <folder>\n');
  process.exitCode = 1;
} else {
  process.stdout.write(`${await packKit(folder)}\n`);
}
