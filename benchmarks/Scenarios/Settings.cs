using System.Globalization;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>How many producers and consumers: <c>4:1</c>.</summary>
internal sealed record Topology(int Producers, int Consumers)
{
    /// <summary>All of them.</summary>
    public int Participants => Producers + Consumers;

    public static Topology Parse(string text)
    {
        var parts = text.Split(':');
        return new Topology(
            int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}

/// <summary>How many items may be queued: a number, or <c>unbounded</c>.</summary>
internal static class Capacity
{
    public const string Unbounded = "unbounded";

    public static int? Parse(string text) => text == Unbounded ? null : int.Parse(text, CultureInfo.InvariantCulture);
}
