using System.Globalization;
using System.Text;
using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Reports.Files;

/// <summary>A run as OpenMetrics 1.0 has it: gauges in seconds, at the moment when the run started.</summary>
/// <remarks>See https://github.com/OpenObservability/OpenMetrics/blob/main/specification/OpenMetrics.md.</remarks>
internal static class OpenMetrics
{
    /// <summary>The file's name beside a report.</summary>
    public const string Name = "metrics.txt";

    private static readonly (CaseQuantity Quantity, string Metric, string What)[] Quantities =
    [
        (CaseQuantity.TimePerItem, "time_per_item", "Wall time per item"),
        (CaseQuantity.MedianLatency, "median_latency", "Median latency, from the moment an item was meant to exist"),
    ];

    private static readonly (string Metric, string What, Func<Estimate, double> Of)[] Parts =
    [
        ("", "centre over rounds", value => value.Center),
        ("_low", "lower end of the 95% interval", value => value.Low),
        ("_high", "upper end of the 95% interval", value => value.High),
    ];

    /// <summary>The text of the file; the same results give the same text.</summary>
    public static string Render(RunResults results)
    {
        var text = new StringBuilder();
        var machine = MachineClass.Of(results.MeasuredOn).Key;
        var started = results.Settings.StartedUtc.ToUnixTimeMilliseconds() / 1_000.0;
        var all = CaseSample.AllOf(results)
            .Where(sample => sample.IsMeasured)
            .Select(sample => (sample.Key, sample.Quantity, sample.Value))
            .ToList();
        foreach (var (quantity, metric, what) in Quantities)
        {
            var samples = all.Where(sample => sample.Quantity == quantity).ToList();
            foreach (var (part, partWhat, numberOf) in Parts)
            {
                // Where rounds are too few for an interval, it has no ends.
                var shown = samples.Where(sample => part.Length == 0 || sample.Value.SupportsClaims).ToList();
                if (shown.Count == 0) continue;

                var name = $"concurrency_compare_{metric}{part}_seconds";
                text.Append(CultureInfo.InvariantCulture,
                    $"# TYPE {name} gauge\n# UNIT {name} seconds\n# HELP {name} {what}, {partWhat}.\n");
                foreach (var sample in shown)
                {
                    var labels = $"machine=\"{machine}\",{LabelsOf(sample.Key)}";
                    text.Append(CultureInfo.InvariantCulture,
                        $"{name}{{{labels}}} {Digits.Four(numberOf(sample.Value)) / 1e9:0.0##e+00} {started:0.000}\n");
                }
            }
        }

        return text.Append("# EOF\n").ToString();
    }

    private static string LabelsOf(CaseKey key) =>
        $"scenario=\"{Escape(key.Scenario)}\",setting=\"{Escape(key.Setting)}\",model=\"{Escape(key.Model)}\"";

    private static string Escape(string label) => label
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        // The format forbids it, and has no escape for it.
        .Replace('\r', ' ');
}
