-- Gloss in Neovim (0.7 or later): starts the language server, draws coded passages, and codes by commands.
local draw = require('gloss.draw')
local server = require('gloss.server')

local M = {}

--- What may be set: `cmd`, how the server is started, and `settings`, those that PROTOCOL.md lists (`coder` among them).
local defaults = {
  cmd = { 'gloss', 'lsp', '--stdio' },
  settings = {},
}

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
      })
    end
  end
  vim.api.nvim_create_autocmd({ 'BufReadPost', 'BufNewFile' }, { group = group, callback = attach })
  vim.api.nvim_create_autocmd('ColorScheme', { group = group, callback = draw.again })
end

local function tell(message)
  vim.notify('Gloss: ' .. message, vim.log.levels.WARN)
end

--- Does a coding step, and says why where it is refused. `done` is called with what the server answers.
local function edit(params, done)
  server.request('workspace/executeCommand', { command = 'gloss.server.edit', arguments = { params } }, function(result)
    if result.refusal then
      tell(result.refusal.message)
    elseif done then
      done(result)
    end
  end, tell)
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

--- Picks a code and applies it: to the selection where `selected`, else to the sentence or turn at the caret.
function M.apply(selected)
  local range = selected and server.selected_range() or server.caret_range()
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
    vim.ui.input({ prompt = 'Memo: ', default = segment.memo or '' }, function(memo)
      if memo then
        edit({ op = 'setMemo', uri = uri, segment = segment.id, memo = memo })
      end
    end)
  end)
end

--- Removes the passage at the caret with its codes.
function M.remove()
  with_segment(function(uri, segment)
    edit({ op = 'uncode', uri = uri, segment = segment.id })
  end)
end

local function replay(command)
  local params = { command = command, arguments = { { uri = vim.uri_from_bufnr(0) } } }
  server.request('workspace/executeCommand', params, function(result)
    if result.refusal then
      tell(result.refusal.message)
    end
  end, tell)
end

--- Takes back the last coding step, or does it again.
function M.undo()
  replay('gloss.server.undo')
end
function M.redo()
  replay('gloss.server.redo')
end

return M
