using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ConcurrencyCompare.Benchmarks.Brokers;

/// <summary>What a server says of itself, before anything depends on it.</summary>
/// <param name="Version">Its version.</param>
/// <param name="AppendsOnly">Whether it writes down each change.</param>
/// <remarks>Asked over a plain socket: so whatever answers there, what is wrong comes out as one line.</remarks>
internal sealed record RedisProbe(Version Version, bool AppendsOnly)
{
    /// <summary>The oldest version that knows flags of scripts: what refuses items where memory is short, and lets
    /// consumers go on.</summary>
    public static readonly Version Oldest = new(7, 0);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>More than a server's word of itself ever is.</summary>
    private const int MostBytes = 64 * 1024;

    /// <summary>Asks a server.</summary>
    /// <exception cref="BrokerException">It is none that a run can use.</exception>
    public static RedisProbe Ask(BrokerAddress address)
    {
        try
        {
            using var client = new TcpClient();
            using var limit = new CancellationTokenSource(Patience);
            client.ConnectAsync(address.Host, address.Port, limit.Token).AsTask().GetAwaiter().GetResult();
            using var stream = client.GetStream();
            (stream.ReadTimeout, stream.WriteTimeout) = ((int)Patience.TotalMilliseconds, 1_000);
            if (address.Password is { } password) LogIn(stream, address, password);
            return Read(address, Call(stream, address, "INFO"));
        }
        catch (SocketException refused)
        {
            throw new BrokerException($"no broker answers at {address}: {refused.Message}.");
        }
        catch (Exception silent) when (silent is IOException or OperationCanceledException)
        {
            throw new BrokerException(
                $"what listens at {address} does not answer as Redis does within {Patience.TotalSeconds:0} s.");
        }
    }

    private static void LogIn(NetworkStream stream, BrokerAddress address, string password)
    {
        var answer = Call(stream, address, "AUTH", password);
        if (answer.StartsWith('+')) return;
        throw new BrokerException(
            answer.Contains("without any password", StringComparison.Ordinal)
                ? $"the broker at {address} has no password, and {BrokerAddress.PasswordVariable} has one: unset it."
                : $"the broker at {address} refuses the password in {BrokerAddress.PasswordVariable}.");
    }

    private static RedisProbe Read(BrokerAddress address, string info)
    {
        if (info.StartsWith("-NOAUTH", StringComparison.Ordinal))
        {
            throw new BrokerException(
                $"the broker at {address} asks for a password: set {BrokerAddress.PasswordVariable}.");
        }

        if (info.StartsWith('-')) throw new BrokerException($"the broker at {address} says: {info[1..].Trim()}.");
        var facts = info.Split("\r\n").Select(line => line.Split(':', 2)).Where(parts => parts.Length == 2)
            .GroupBy(parts => parts[0]).ToDictionary(fact => fact.Key, fact => fact.Last()[1]);
        if (!Version.TryParse(facts.GetValueOrDefault("redis_version"), out var version))
            throw Foreign(address);
        if (version < Oldest)
        {
            throw new BrokerException(
                $"the broker at {address} is Redis {version}: it has to be {Oldest} or newer, which knows flags of "
                    + "scripts.");
        }

        return new RedisProbe(version, facts.GetValueOrDefault("aof_enabled") == "1");
    }

    private static string Call(NetworkStream stream, BrokerAddress address, params string[] words)
    {
        var call = new StringBuilder($"*{words.Length}\r\n");
        foreach (var word in words)
            call.Append(CultureInfo.InvariantCulture, $"${Encoding.UTF8.GetByteCount(word)}\r\n{word}\r\n");
        stream.Write(Encoding.UTF8.GetBytes(call.ToString()));
        return Receive(stream, address);
    }

    /// <summary>A line, or the text that a line with its length announces.</summary>
    private static string Receive(NetworkStream stream, BrokerAddress address)
    {
        var line = ReadLine(stream, address);
        if (line is ['+' or '-', ..]) return line;
        if (line is not ['$', .. var digits]
            || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || length > MostBytes)
        {
            throw Foreign(address);
        }

        var text = new byte[length + 2];
        stream.ReadExactly(text);
        return Encoding.UTF8.GetString(text);
    }

    private static string ReadLine(NetworkStream stream, BrokerAddress address)
    {
        var line = new StringBuilder();
        while (line.Length < 1_000)
        {
            var next = stream.ReadByte();
            if (next < 0) throw Foreign(address);
            line.Append((char)next);
            if (next == '\n') return line.ToString().TrimEnd('\r', '\n');
            // No answer of Redis begins with anything else.
            if (line.Length == 1 && next is not ('+' or '-' or '$')) throw Foreign(address);
        }

        throw Foreign(address);
    }

    private static BrokerException Foreign(BrokerAddress address) =>
        new($"what listens at {address} does not speak Redis's protocol.");
}
