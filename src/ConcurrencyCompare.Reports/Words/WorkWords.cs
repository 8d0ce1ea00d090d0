using System.Globalization;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Reports.Documents;

namespace ConcurrencyCompare.Reports.Words;

/// <summary>Somebody's own work in words.</summary>
internal static class WorkWords
{
    private static readonly (double Factor, string Unit)[] Units = [(1e9, "s"), (1e6, "ms"), (1e3, "µs"), (1, "ns")];

    /// <summary>What was described: <c>2 µs to produce; 15 µs to consume, then 3 ms of waiting; 4:8, at most 100
    /// queued</c>.</summary>
    public static string Of(WorkDescription work) => string.Join("; ",
    [
        .. new[] { End("produce", work.Produce, work.ProduceWait), End("consume", work.Consume, work.ConsumeWait) }
            .OfType<string>(),
        SettingWords.Joined(
            Participants(work),
            work.Capacity is { } capacity ? $"at most {Figures.Number(capacity)} queued" : "",
            work.Rate is { } rate ? $"{Figures.Number(rate)} items/s" : "",
            work.Payload is { } payload ? $"{Figures.Number(payload)} B an item" : ""),
    ]);

    /// <summary>Producers and consumers: <c>4:8</c>.</summary>
    public static string Participants(WorkDescription work) =>
        $"{Figures.Number(work.Producers)}:{Figures.Number(work.Consumers)}";

    /// <summary>A time with all its digits: <c>1.5 ms</c>.</summary>
    public static string Time(long nanoseconds)
    {
        var (factor, unit) = Units.FirstOrDefault(unit => nanoseconds >= unit.Factor, Units[^1]);
        return (nanoseconds / factor).ToString("#,0.######", CultureInfo.InvariantCulture) + OneLine.Glue + unit;
    }

    private static string? End(string verb, long computing, long wait) => (computing, wait) switch
    {
        (0, 0) => null,
        (_, 0) => $"{Time(computing)} to {verb}",
        (0, _) => $"{Time(wait)} of waiting to {verb}",
        _ => $"{Time(computing)} to {verb}, then {Time(wait)} of waiting",
    };
}
