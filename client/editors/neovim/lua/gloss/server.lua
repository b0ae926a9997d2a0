-- The language server: which one serves a buffer, and how it is asked. Ranges are LSP's, in UTF-16 units from 0.
local M = {}

local clients = {}

--- The folder of the study that a file is in: the nearest one above with a gloss.yaml.
function M.root_of(file)
  local folder = vim.fn.fnamemodify(file, ':p:h')
  while vim.fn.filereadable(folder .. '/gloss.yaml') == 0 do
    local above = vim.fn.fnamemodify(folder, ':h')
    if above == folder then
      return nil
    end
    folder = above
  end
  return folder
end

--- Serves a buffer, by one server for each study.
function M.attach(buffer, root, options, handlers)
  if not clients[root] then
    clients[root] = vim.lsp.start_client({
      name = 'gloss',
      cmd = options.cmd,
      root_dir = root,
      handlers = handlers,
      settings = { gloss = options.settings },
      init_options = { draws = true, settings = options.settings },
      workspace_folders = { { uri = vim.uri_from_fname(root), name = vim.fn.fnamemodify(root, ':t') } },
      on_exit = function()
        clients[root] = nil
      end,
    })
  end
  if clients[root] then
    vim.lsp.buf_attach_client(buffer, clients[root])
  end
end

local function client_of(buffer)
  local root = M.root_of(vim.api.nvim_buf_get_name(buffer))
  return root and clients[root] and vim.lsp.get_client_by_id(clients[root])
end

--- Asks the server of the current buffer; `failed` is called with a sentence where there is no answer.
function M.request(method, params, done, failed)
  local client = client_of(0)
  if not client then
    return failed('This file belongs to no study that is open.')
  end
  local handler = function(err, result)
    if err then
      failed(err.message)
    else
      done(result)
    end
  end
  if vim.fn.has('nvim-0.11') == 1 then
    client:request(method, params, handler, 0)
  else
    client.request(method, params, handler, 0)
  end
end

local function position(row, column)
  local line = vim.api.nvim_buf_get_lines(0, row, row + 1, false)[1] or ''
  local _, character = vim.str_utfindex(line, math.min(column, #line))
  return { line = row, character = character }
end

--- The caret as an empty range.
function M.caret_range()
  local row, column = unpack(vim.api.nvim_win_get_cursor(0))
  local at = position(row - 1, column)
  return { start = at, ['end'] = at }
end

--- The last selection where it is on these lines (from 1), its last character included; else the lines as a whole.
function M.range_of(line1, line2)
  local first, last = vim.fn.getpos("'<"), vim.fn.getpos("'>")
  local is_selected = first[2] == line1 and last[2] == line2 and vim.fn.visualmode() ~= 'V'
  local line = vim.fn.getline(line2)
  local column = is_selected and math.min(last[3], #line) or #line
  -- To the end of the character that the selection ends on.
  column = column < #line and vim.fn.byteidx(line, vim.fn.charidx(line, column - 1) + 1) or #line
  local from = is_selected and first[3] - 1 or 0
  return { start = position(line1 - 1, from), ['end'] = position(line2 - 1, column) }
end

return M
