-- Gloss in Neovim (0.7 or later): starts the language server, draws coded passages, and codes by commands.
local draw = require('gloss.draw')
local server = require('gloss.server')

local M = {}

--- What may be set: `cmd`, how the server is started, and `settings`, those that PROTOCOL.md lists (`coder` among them).
local defaults = {
  cmd = { 'gloss', 'lsp', '--stdio' },
  settings = {},
}

local function tell(message)
  vim.notify('Gloss: ' .. message, vim.log.levels.WARN)
end

--- Starts Gloss for the files of a study that are opened from now on.
function M.setup(given)
  local options = vim.tbl_deep_extend('force', defaults, given or {})
  local group = vim.api.nvim_create_augroup('gloss', { clear = true })
  local attach = function(event)
    local file = vim.api.nvim_buf_get_name(event.buf)
    local root = server.root_of(file)
    if root then
      server.attach(event.buf, root, options, {
        ['gloss/publishSegments'] = function(_, params)
          draw.show(params)
        end,
        ['window/showMessage'] = function(_, params)
          tell(params.message)
        end,
      })
    end
  end
  vim.api.nvim_create_autocmd({ 'BufReadPost', 'BufNewFile' }, { group = group, callback = attach })
  vim.api.nvim_create_autocmd('ColorScheme', { group = group, callback = draw.again })
end

--- Runs a command of the server, which says itself why where it refuses.
local function run(command, argument)
  server.request('workspace/executeCommand', { command = command, arguments = { argument } }, function() end, tell)
end

local function edit(params)
  run('gloss.server.edit', params)
end

--- Asks for the coder's segment at the caret.
local function with_segment(task)
  local range = server.caret_range()
  local uri = vim.uri_from_bufnr(0)
  server.request('gloss/segmentsAt', { uri = uri, range = range }, function(segments)
    for _, segment in ipairs(segments) do
      if segment.own then
        return task(uri, segment)
      end
    end
    tell('No passage of yours is here.')
  end, tell)
end

--- Picks a code and applies it: to the selection on these lines, or to all of them; without lines to the sentence or turn at the caret.
function M.apply(lines)
  local range = lines and server.range_of(lines[1], lines[2]) or server.caret_range()
  local uri = vim.uri_from_bufnr(0)
  server.request('gloss/codeChoices', { uri = uri, range = range }, function(choices)
    if #choices == 0 then
      return tell('There is no code to apply here. Is this a transcript of a study with a codebook?')
    end
    vim.ui.select(choices, {
      prompt = 'Apply code',
      format_item = function(choice)
        local path = table.concat(choice.path, ' › ')
        return choice.name .. (path ~= '' and ' · ' .. path or '') .. (choice.brief and ' — ' .. choice.brief or '')
      end,
    }, function(choice)
      if choice then
        edit({ op = 'apply', uri = uri, range = range, codes = { choice.id } })
      end
    end)
  end, tell)
end

--- Writes the memo of the passage at the caret; an empty one is taken off.
function M.memo()
  with_segment(function(uri, segment)
    if segment.memo and segment.memo:find('\n') then
      return tell('This memo has several lines. Write it in the codings file, where it stands at segment ' .. segment.id .. '.')
    end
    M.ask('Memo: ', segment.memo or '', function(memo)
      edit({ op = 'setMemo', uri = uri, segment = segment.id, memo = memo })
    end)
  end)
end

--- Asks for a line, which may be empty; `take` is not called where the question was left.
function M.ask(prompt, default, take)
  local left = '\1'
  local line = vim.fn.input({ prompt = prompt, default = default, cancelreturn = left })
  if line ~= left then
    take(line)
  end
end

--- Removes the passage at the caret with its codes.
function M.remove()
  with_segment(function(uri, segment)
    edit({ op = 'uncode', uri = uri, segment = segment.id })
  end)
end

--- Takes back the last coding step, or does it again.
function M.undo()
  run('gloss.server.undo', { uri = vim.uri_from_bufnr(0) })
end
function M.redo()
  run('gloss.server.redo', { uri = vim.uri_from_bufnr(0) })
end

return M
