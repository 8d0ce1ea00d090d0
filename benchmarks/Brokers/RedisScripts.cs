namespace ConcurrencyCompare.Benchmarks.Brokers;

/// <summary>What the server does in one step each, so that nobody sees a queue between two states.</summary>
/// <remarks>
/// <para>A queue is five keys: a hash with its limits and counts, the stream of its items, and three sets of those who
/// wait: for an item, for room in the queue, for a place in the window. An item is in the stream until its consumer has
/// consumed it, because <c>XACK</c> alone would free no room; it is <em>queued</em> until a consumer holds it.</para>
/// <para>Every script may run twice, as a call that timed out may have run: an item counts once by its producer's last
/// number, and a consumer that asks again gets the item that it holds. So at-least-once becomes exactly-once, and what
/// a lost answer leaves pending is taken up by whom it was meant for.</para>
/// <para>Who finds nothing enters the set of those who wait; who makes something free takes one out of it, and wakes
/// it. A wake-up is a hint: it may be lost, or come too late.</para>
/// <para>Keys expire an hour after somebody has waited last, should nobody be left to remove them.</para>
/// <para>Only <see cref="Add"/> is refused where memory is short: all others make room. Each returns -1 where the queue
/// is gone, and then writes nothing: a late call must leave no key behind.</para>
/// </remarks>
internal static class RedisScripts
{
    private const string Common =
        """
        local run, items, hungry, full, barred = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
        local me, waiter = ARGV[1], ARGV[2]

        local function tell(member)
          redis.call('PUBLISH', run .. ':' .. string.match(member, '^[^:]*'), member)
        end

        local function wake(waiting)
          local member = redis.call('SPOP', waiting)
          if member then tell(member) end
        end

        local function wait(waiting)
          redis.call('SADD', waiting, waiter)
          for _, key in ipairs({run, items, waiting}) do redis.call('EXPIRE', key, 3600) end
        end

        local function count(field)
          return tonumber(redis.call('HGET', run, field) or 0)
        end

        local function is_over()
          return count('finished') == count('producers') and redis.call('XLEN', items) == 0
        end

        local function wake_all_at_end()
          if not is_over() then return end
          for _, member in ipairs(redis.call('SMEMBERS', hungry)) do tell(member) end
          redis.call('DEL', hungry)
        end

        local function leave()
          if redis.call('HDEL', run, 'place:' .. me) == 1 then redis.call('HINCRBY', run, 'places', -1) end
        end

        local function enter()
          local window = count('window')
          if window == 0 or redis.call('HEXISTS', run, 'place:' .. me) == 1 then return 1 end
          -- A call that was given up may come behind all others: nobody would leave its place again.
          if redis.call('HEXISTS', run, 'end:' .. me) == 1 then return 0 end
          if redis.call('XLEN', items) + count('places') >= window then
            wait(barred)
            return 0
          end
          redis.call('SREM', barred, waiter)
          redis.call('HSET', run, 'place:' .. me, 1)
          redis.call('HINCRBY', run, 'places', 1)
          return 1
        end

        """;

    private const string Lost = "if redis.call('EXISTS', run) == 0 then return {-1} end\n";

    /// <summary>Makes a queue: capacity, window (0 for none), producers.</summary>
    public const string Create =
        """
        #!lua flags=allow-oom
        if redis.call('EXISTS', KEYS[1]) == 1 then return {1} end
        redis.call('HSET', KEYS[1], 'capacity', ARGV[1], 'window', ARGV[2], 'producers', ARGV[3])
        redis.call('XGROUP', 'CREATE', KEYS[2], 'consumers', '0', 'MKSTREAM')
        for _, key in ipairs({KEYS[1], KEYS[2]}) do redis.call('EXPIRE', key, 3600) end
        return {1}
        """;

    /// <summary>Takes a place in the window, of a producer: 1, or 0 if there is none.</summary>
    public const string Enter = "#!lua flags=allow-oom\n" + Common + Lost + "return {enter()}";

    /// <summary>Adds an item, of a producer: its number, the item, and whether the next one is wanted at once. Returns
    /// 0 if there is no room; otherwise 1, and whether the next one has its place in the window.</summary>
    public const string Add = "#!lua\n" + Common + Lost +
        """
        local number, capacity = tonumber(ARGV[3]), count('capacity')
        if number > count('last:' .. me) then
          if capacity > 0 and redis.call('XLEN', items) - count('held') >= capacity then
            wait(full)
            return {0}
          end
          redis.call('SREM', full, waiter)
          redis.call('XADD', items, '*', 'item', ARGV[4])
          redis.call('HSET', run, 'last:' .. me, number)
          leave()
          wake(hungry)
        end
        return {1, ARGV[5] == '1' and enter() or 0}
        """;

    /// <summary>A producer has finished.</summary>
    public const string Finish = "#!lua flags=allow-oom\n" + Common + Lost +
        """
        if redis.call('HSETNX', run, 'end:' .. me, 1) == 1 then
          redis.call('HINCRBY', run, 'finished', 1)
          leave()
          wake(barred)
          wake_all_at_end()
        end
        return {1}
        """;

    /// <summary>A consumer has consumed what it held, if it names an item, and takes the next one, if it wants one.
    /// Returns 1 with the name and the item, 2 at the end, 0 if there is nothing yet.</summary>
    public const string Next = "#!lua flags=allow-oom\n" + Common + Lost +
        """
        local field = 'holds:' .. me
        local holds = redis.call('HGET', run, field)
        if holds and holds == ARGV[3] then
          redis.call('XACK', items, 'consumers', holds)
          redis.call('XDEL', items, holds)
          redis.call('HDEL', run, field)
          redis.call('HINCRBY', run, 'held', -1)
          holds = false
          wake(barred)
          wake_all_at_end()
        end
        if ARGV[4] == '0' then return {1} end

        local found
        if holds then
          found = redis.call('XRANGE', items, holds, holds)[1]
        else
          local read = redis.call('XREADGROUP', 'GROUP', 'consumers', me, 'COUNT', 1, 'STREAMS', items, '>')
          found = read and read[1][2][1]
          if found then
            redis.call('HSET', run, field, found[1])
            redis.call('HINCRBY', run, 'held', 1)
            wake(full)
          end
        end
        if found then
          redis.call('SREM', hungry, waiter)
          return {1, found[1], found[2][2]}
        end
        if is_over() then return {2} end
        wait(hungry)
        return {0}
        """;
}
