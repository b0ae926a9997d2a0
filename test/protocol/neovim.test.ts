import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { tintOf } from '../../server/src/core/codebook/tints.js';
import { bundle } from '../support/publicBundle.js';
import { smallStudy, temporaryStudy, type TemporaryStudy } from '../support/temporaryStudy.js';

const codings = 'codings/coder1/P01.txt.codings.yaml';

/** What Neovim is told to do; each step waits for what the one before led to. */
const script = (server: string): string => `
vim.opt.runtimepath:prepend(${JSON.stringify(resolve('client/editors/neovim'))})
vim.cmd('runtime plugin/gloss.lua')
require('gloss').setup({ cmd = { ${JSON.stringify(process.execPath)}, ${JSON.stringify(server)}, 'lsp', '--stdio' }, settings = { coder = 'coder1' } })
local notes = {}
vim.notify = function(message) table.insert(notes, message) end
vim.ui.select = function(items, options, take)
  for _, item in ipairs(items) do if item.id == 'clashing-paces' then return take(item) end end
end
require('gloss').ask = function(prompt, default, take) take('A thought.') end
local function marks() return vim.api.nvim_buf_get_extmarks(0, vim.api.nvim_get_namespaces().gloss, 0, -1, { details = true }) end
local function file() local found = io.open(${JSON.stringify(codings)}); if not found then return '' end; local text = found:read('*a'); found:close(); return text end
local function wait(what, condition) if not vim.wait(60000, condition, 20) then error('Waited too long: ' .. what) end end
local function tell(name, value) io.stdout:write(name .. '=' .. vim.json.encode(value) .. '\\n') end

vim.cmd('edit transcripts/P01.txt')
vim.fn.cursor(3, 10)
wait('a server', function() return next(vim.lsp.buf_get_clients(0)) ~= nil end)
vim.cmd('GlossMemo')
wait('a note', function() return #notes > 0 end)
tell('note', notes[1])
vim.cmd('GlossApply')
wait('a mark', function() return #marks() > 0 end)
local mark = marks()[1]
tell('mark', { mark[2], mark[3], mark[4].end_row, mark[4].end_col })
local function ground() return ('#%06x'):format(vim.api.nvim_get_hl_by_name(marks()[1][4].hl_group, true).background) end
tell('dark', ground())
vim.cmd('set background=light | doautocmd ColorScheme')
tell('light', ground())
vim.cmd('highlight Normal guibg=#fffff0 | doautocmd ColorScheme')
tell('own', ground())
vim.cmd('GlossMemo')
wait('a memo', function() return file():find('A thought') ~= nil end)
vim.cmd('GlossUndo')
wait('no memo', function() return file():find('A thought') == nil end)
vim.cmd('GlossRemove')
wait('no mark', function() return #marks() == 0 end)
vim.cmd('normal! 3G06lv4l')
vim.cmd('execute "normal! \\\\<Esc>"')
vim.cmd("'<,'>GlossApply")
wait('a mark on the selection', function() return #marks() > 0 end)
mark = marks()[1]
tell('selected', { mark[2], mark[3], mark[4].end_row, mark[4].end_col })
vim.cmd('1GlossApply')
wait('a mark on another line', function() return marks()[1][2] == 0 end)
mark = marks()[1]
tell('line', { mark[2], mark[3], mark[4].end_row, mark[4].end_col })
vim.cmd('1GlossApply')
wait('a refusal', function() return #notes > 1 end)
tell('refusal', notes[2])
vim.cmd('qa!')
`;

describe('The plugin for Neovim', () => {
  let study: TemporaryStudy;
  beforeEach(() => (study = temporaryStudy(smallStudy)));
  afterEach(() => study.remove());

  it('draws passages, and codes by its commands', function () {
    if (spawnSync('nvim', ['--version']).status !== 0) {
      console.log('      Neovim is not here.');
      this.skip();
    }
    const file = study.file('steps.lua');
    writeFileSync(file, script(bundle));
    const { stdout, stderr } = spawnSync(
      'nvim',
      ['-n', '--headless', '-u', 'NONE', '-c', `luafile ${file}`, '-c', 'cquit'],
      { cwd: study.folder, encoding: 'utf8', timeout: 90_000 },
    );
    const said = new Map(stdout.split('\n').map((line) => line.split('=') as [string, string]));
    assert.equal(said.get('note'), '"Gloss: No passage of yours is here."', stdout + stderr);
    assert.equal(said.get('mark'), '[2,5,2,35]', stdout + stderr);
    const { dark, light } = tintOf('#d1495b');
    assert.equal(said.get('dark'), `"${dark.color}"`);
    assert.equal(said.get('light'), `"${light.color}"`);
    // Over the ground of the colour scheme, which has less blue.
    const blue = Math.round(0x5b * light.opacity + 0xf0 * (1 - light.opacity));
    assert.equal(said.get('own'), `"${light.color.slice(0, -2)}${blue.toString(16)}"`);
    assert.equal(said.get('selected'), '[2,5,2,14]', stdout + stderr);
    assert.match(study.read(codings), /quote: The trust\n/);
    assert.equal(said.get('line'), '[0,13,0,30]', stdout + stderr);
    assert.match(said.get('refusal') ?? '', /already/);
  });
});
