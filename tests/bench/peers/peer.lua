-- Lua's side of the benchmarks: lua5.4 peer.lua NAME prints the nanoseconds of one operation.

local function per_operation(n, body)
    local start = os.clock()
    body()
    return (os.clock() - start) * 1e9 / n
end

local benches = {}

-- A resume and the yield that answers it are two switches.
benches["switch"] = { 1000000, function(n)
    local co = coroutine.wrap(function()
        while true do
            coroutine.yield()
        end
    end)
    return per_operation(2 * n, function()
        for _ = 1, n do
            co()
        end
    end)
end }

-- A value in by resume, its answer out by yield: a message each.
benches["channel"] = { 1000000, function(n)
    local co = coroutine.wrap(function(value)
        while true do
            value = coroutine.yield(value + 1)
        end
    end)
    return per_operation(2 * n, function()
        for k = 1, n do
            assert(co(k) == k + 1)
        end
    end)
end }

benches["spawn"] = { 500000, function(n)
    local sum = 0
    local function body()
        sum = sum + 1
    end
    return per_operation(n, function()
        for _ = 1, n do
            coroutine.resume(coroutine.create(body))
        end
        assert(sum == n)
    end)
end }

local function fib(n)
    if n < 2 then
        return n
    end
    return fib(n - 1) + fib(n - 2)
end

-- fib(27) makes 832,039 calls.
benches["fib"] = { 27, function()
    return per_operation(832039, function()
        assert(fib(27) == 196418)
    end)
end }

benches["loop"] = { 10000000, function(n)
    return per_operation(n, function()
        local total, i = 0, 0
        while i < n do
            total = total + i
            i = i + 1
        end
        assert(total == n * (n - 1) // 2)
    end)
end }

local bench = assert(benches[arg[1]], "no such benchmark")
bench[2](bench[1] > 100 and bench[1] // 10 or bench[1])
print(string.format("ns %.2f", bench[2](bench[1])))
