-- Draws passages from what `gloss/publishSegments` says: the tint behind the words, and the first line below them.
local M = {}

local namespace = vim.api.nvim_create_namespace('gloss')
local latest = {}

local function channels(color)
  return { tonumber(color:sub(2, 3), 16), tonumber(color:sub(4, 5), 16), tonumber(color:sub(6, 7), 16) }
end

--- The colour behind words as the server gives it; where the colour scheme has a background of its own, as strong over that.
local function ground_of(color, tint)
  local is_light = vim.o.background == 'light'
  local given = is_light and tint.light or tint.dark
  local ok, normal = pcall(vim.api.nvim_get_hl_by_name, 'Normal', true)
  if not (ok and normal.background) then
    return given.color
  end
  local base, mixed = channels(('#%06x'):format(normal.background)), {}
  for i, value in ipairs(channels(color)) do
    mixed[i] = math.floor(value * given.opacity + base[i] * (1 - given.opacity) + 0.5)
  end
  return ('#%02x%02x%02x'):format(unpack(mixed))
end

local underlines = { solid = 'underline', dotted = 'underdotted', wavy = 'undercurl' }

--- The highlight group of a run, made when it is first needed.
local function group_of(run, tints)
  local line = run.lines[1]
  local look = {}
  local name = 'Gloss'
  if run.tint then
    look.bg = ground_of(run.tint, tints[run.tint])
    name = name .. run.tint:sub(2)
  end
  if line then
    look.sp = line.color
    look[underlines[line.style]] = true
    name = name .. line.style .. line.color:sub(2)
  end
  if not pcall(vim.api.nvim_set_hl, 0, name, look) then
    -- Neovim 0.7 has another word for dots.
    look.underdotted, look.underdot = nil, true
    vim.api.nvim_set_hl(0, name, look)
  end
  return name
end

local function column(buffer, at)
  local line = vim.api.nvim_buf_get_lines(buffer, at.line, at.line + 1, false)[1] or ''
  local ok, byte = pcall(vim.str_byteindex, line, at.character, true)
  return ok and byte or #line
end

--- Draws a document in place of what was drawn before.
function M.show(params)
  local buffer = vim.uri_to_bufnr(params.uri)
  latest[buffer] = params
  if not vim.api.nvim_buf_is_loaded(buffer) then
    return
  end
  vim.api.nvim_buf_clear_namespace(buffer, namespace, 0, -1)
  local last = vim.api.nvim_buf_line_count(buffer) - 1
  for _, run in ipairs(params.runs) do
    local from, to = run.range.start, run.range['end']
    -- What speaks of lines that are gone meanwhile is sent again.
    if to.line <= last and (run.tint or run.lines[1]) then
      vim.api.nvim_buf_set_extmark(buffer, namespace, from.line, column(buffer, from), {
        end_row = to.line,
        end_col = column(buffer, to),
        hl_group = group_of(run, params.tints),
      })
    end
  end
end

--- Draws all documents once more, in the colours of another scheme.
function M.again()
  for buffer, params in pairs(latest) do
    if vim.api.nvim_buf_is_valid(buffer) then
      M.show(params)
    else
      latest[buffer] = nil
    end
  end
end

return M
