using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Files;

/// <summary>A run as github-action-benchmark takes it, for its tool <c>customSmallerIsBetter</c>.</summary>
/// <remarks>See https://github.com/benchmark-action/github-action-benchmark.</remarks>
internal static class GitHubActionBenchmark
{
    /// <summary>The file's name beside a report.</summary>
    public const string Name = "benchmark.json";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>The text of the file; the same results give the same text.</summary>
    public static string Render(RunResults results)
    {
        var source = MachineClass.Of(results.MeasuredOn).Description;
        // Where processor time is the result, wall time was given.
        var entries = CaseSample.AllOf(results)
            .Where(sample => sample is { IsMeasured: true, Quantity: not CaseQuantity.ProcessorTime })
            .Select(sample => EntryOf(sample, source));
        return JsonSerializer.Serialize(entries, Options) + "\n";
    }

    private static Entry EntryOf(CaseSample sample, string source)
    {
        var time = sample.Value;
        return new Entry(
            sample.Key.Name,
            "ns",
            Digits.Four(time.Center),
            time.SupportsClaims
                ? FormattableString.Invariant($"{Digits.Four(time.Low)} to {Digits.Four(time.High)}")
                : null,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(sample.Quantity == CaseQuantity.MedianLatency ? "median latency" : "time per item")}, centre of "
                    + $"{SettingWords.Count(sample.Rounds.Values.Count, "round")}\n{source}"));
    }

    private sealed record Entry(string Name, string Unit, double Value, string? Range, string Extra);
}
