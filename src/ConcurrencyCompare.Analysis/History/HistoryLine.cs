using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using ConcurrencyCompare.Analysis.Checks;
using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Files;
using ConcurrencyCompare.Analysis.Results;
using CaseTable = System.Collections.Generic.Dictionary<
// Of scenario, setting and model: the centre, and the lower and the upper end.
    string, System.Collections.Generic.Dictionary<string, System.Collections.Generic.Dictionary<string, double[]>>>;

namespace ConcurrencyCompare.Analysis.History;

/// <summary>An entry as a line of <c>history.jsonl</c> (see <c>docs/history.md</c>).</summary>
internal static class HistoryLine
{
    public const string FormatName = "concurrency-compare/history";

    public const int CurrentVersion = 2;

    /// <summary>The line, without its end.</summary>
    public static string Write(HistoryEntry entry) => JsonText.Write(
        new Line
        {
            Format = FormatName,
            Version = CurrentVersion,
            StartedUtc = entry.StartedUtc,
            Commit = entry.Commit,
            Seed = entry.Seed,
            Profile = entry.Conditions.Profile,
            Cpus = entry.Conditions.Cpus,
            Options = entry.Conditions.Options,
            Compilation = entry.Conditions.Compilation,
            Rounds = entry.Rounds,
            Measured = entry.Measured,
            IsMisdated = entry.IsMisdated ? true : null,
            Environment = entry.Environment,
            Disturbed = entry.Disturbed,
            Cases = TableOf(entry.Values),
        },
        isIndented: false);

    /// <summary>Reads a line.</summary>
    /// <param name="text">UTF-8, with or without its end.</param>
    /// <exception cref="FormatException">The line is damaged; the message says how.</exception>
    /// <exception cref="NotSupportedException">The line is whole, but of another format or a newer version.</exception>
    public static HistoryEntry Read(ReadOnlySpan<byte> text)
    {
        var line = Parse<Line>(text);
        Declared.Require(line, "");
        return new HistoryEntry(
            line.StartedUtc.ToUniversalTime(),
            line.Commit,
            line.Seed,
            new RunConditions(line.Profile, line.Cpus, line.Options, line.Compilation),
            line.Rounds,
            line.Measured,
            line.Environment,
            line.Disturbed,
            ValuesOf(line.Cases))
        {
            IsMisdated = line.IsMisdated == true,
        };
    }

    /// <summary>The run of a line of an earlier version of the format; <see langword="null"/> for one of
    /// this.</summary>
    /// <param name="text">UTF-8, without its end.</param>
    /// <exception cref="FormatException">The line is damaged; the message says how.</exception>
    /// <exception cref="NotSupportedException">The line is whole, but of another format or a newer version.</exception>
    public static EarlierLine? EarlierOf(ReadOnlySpan<byte> text)
    {
        // Another version may differ in anything, so what the line is comes before what it holds.
        var header = Parse<Header>(text);
        if (header.Format is null) throw new NotSupportedException("has no format");
        if (header.Format != FormatName)
            throw new NotSupportedException($"has the format '{header.Format}', not '{FormatName}'");
        if (header.Version is not (>= 1 and <= CurrentVersion))
        {
            throw new NotSupportedException(
                $"has version {header.Version} of the format; this program reads up to {CurrentVersion}");
        }

        return header.Version < CurrentVersion ? Parse<EarlierLine>(text) : null;
    }

    private static T Parse<T>(ReadOnlySpan<byte> text)
    {
        try
        {
            return JsonText.Read<T>(text) ?? throw new FormatException("it is empty.");
        }
        catch (JsonException broken)
        {
            var place = JsonText.PlaceOf(broken);
            throw new FormatException((place.Length > 0 ? $"{place}: " : "") + JsonText.Reason(broken), broken);
        }
    }

    private static CaseTable TableOf(IReadOnlyDictionary<CaseKey, Estimate> values) => values
        .GroupBy(value => value.Key.Scenario)
        .ToDictionary(ofScenario => ofScenario.Key, ofScenario => ofScenario
            .GroupBy(value => value.Key.Setting)
            .ToDictionary(ofSetting => ofSetting.Key, ofSetting => ofSetting
                .ToDictionary(value => value.Key.Model, value => NumbersOf(value.Value))));

    private static double[] NumbersOf(Estimate value) => [value.Center, value.Low, value.High];

    private static Dictionary<CaseKey, Estimate> ValuesOf(CaseTable cases)
    {
        var values = new Dictionary<CaseKey, Estimate>();
        foreach (var (scenario, settings) in cases)
        {
            foreach (var (setting, models) in settings)
            {
                foreach (var (model, numbers) in models)
                {
                    values.Add(
                        new CaseKey(scenario, setting, model), ValueOf(numbers, $"cases.{scenario}.{setting}.{model}"));
                }
            }
        }

        return values;
    }

    private static Estimate ValueOf(double[] numbers, string place)
    {
        Check.Require(numbers.Length == 3, place, "must be a centre and two ends");
        var (center, low, high) = (numbers[0], numbers[1], numbers[2]);
        Check.Require(low <= center && center <= high, place, "must have its centre between its ends");
        // What does not reach this gets into no history.
        return new Estimate(center, low, high, Estimate.DefaultConfidence);
    }

    private sealed record Header(string? Format = null, int? Version = null);

    private sealed record Line
    {
        public required string Format { get; init; }

        public required int Version { get; init; }

        public required DateTimeOffset StartedUtc { get; init; }

        [HexDigits(40)]
        public string? Commit { get; init; }

        public required int Seed { get; init; }

        public required string Profile { get; init; }

        public string? Cpus { get; init; }

        public string? Options { get; init; }

        public string? Compilation { get; init; }

        [Range(1, int.MaxValue)]
        public required int Rounds { get; init; }

        [Range(1, int.MaxValue)]
        public required int Measured { get; init; }

        public bool? IsMisdated { get; init; }

        public required MachineEnvironment Environment { get; init; }

        [Range(0, 1)]
        public double? Disturbed { get; init; }

        [Nanoseconds]
        public required CaseTable Cases { get; init; }
    }
}

/// <summary>What tells the run of a line of an earlier version from any other.</summary>
internal sealed record EarlierLine(DateTimeOffset StartedUtc, int Seed, string? Commit = null)
{
    public bool IsOf(HistoryEntry entry) =>
        (StartedUtc.ToUniversalTime(), Commit, Seed) == (entry.StartedUtc, entry.Commit, entry.Seed);
}
