using System.Globalization;

namespace ConcurrencyCompare.Benchmarks.Brokers;

/// <summary>Where a broker is, and what of it a run may use.</summary>
/// <param name="Host">Its name, or its number.</param>
/// <param name="Port">Its port.</param>
/// <param name="Password">What it asks for; <see langword="null"/> for nothing.</param>
/// <param name="Keyspace">What all keys of a run begin with.</param>
/// <remarks>Measured processes find it in the environment, which only their own user can read; a password is never an
/// argument, which everybody can.</remarks>
internal sealed record BrokerAddress(string Host, int Port, string? Password, string Keyspace)
{
    /// <summary>The password of a broker that runs already.</summary>
    public const string PasswordVariable = "CONCURRENCYCOMPARE_BROKER_PASSWORD";

    private const string AddressVariable = "CONCURRENCYCOMPARE_BROKER";
    private const string KeyspaceVariable = "CONCURRENCYCOMPARE_BROKER_KEYSPACE";

    /// <summary>Names it to people, without the password.</summary>
    public override string ToString()
    {
        var host = Host.Contains(':') ? $"[{Host}]" : Host;
        return string.Create(CultureInfo.InvariantCulture, $"{host}:{Port}");
    }

    /// <summary>A keyspace that nobody else has.</summary>
    public static string NewKeyspace() => $"concurrencycompare-{Guid.NewGuid():N}";

    /// <summary>Reads <c>host:port</c>, or <c>[::1]:6379</c>; <see langword="null"/> if it is none.</summary>
    public static (string Host, int Port)? Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon < 1) return null;

        var host = text[..colon];
        if (host is ['[', .. var number, ']']) host = number;
        else if (host.Contains(':')) return null;
        return host.Length > 0
            && !host.Any(letter => char.IsWhiteSpace(letter) || letter is '/' or '@' or ',')
            && int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port is > 0 and <= ushort.MaxValue
                ? (host, port) : null;
    }

    /// <summary>The one that the environment names.</summary>
    /// <exception cref="BrokerException">It names none.</exception>
    public static BrokerAddress OfEnvironment() =>
        Environment.GetEnvironmentVariable(AddressVariable) is { } text && Parse(text) is { } found
            && Environment.GetEnvironmentVariable(KeyspaceVariable) is { Length: > 0 } keyspace
            ? new BrokerAddress(
                found.Host, found.Port, Environment.GetEnvironmentVariable(PasswordVariable), keyspace)
            : throw new BrokerException(
                "redis needs a broker: --with-broker starts one for the run, --broker host:port uses one that runs.");

    /// <summary>Names it to this process and to those that it starts, until that is taken back.</summary>
    public IDisposable Announce() => new Announcement(
        (AddressVariable, ToString()), (PasswordVariable, Password), (KeyspaceVariable, Keyspace));

    private sealed class Announcement : IDisposable
    {
        private readonly List<(string Name, string? Value)> _before = [];

        public Announcement(params (string Name, string? Value)[] variables)
        {
            foreach (var (name, value) in variables)
            {
                _before.Add((name, Environment.GetEnvironmentVariable(name)));
                Environment.SetEnvironmentVariable(name, value);
            }
        }

        public void Dispose()
        {
            foreach (var (name, value) in _before) Environment.SetEnvironmentVariable(name, value);
        }
    }
}
