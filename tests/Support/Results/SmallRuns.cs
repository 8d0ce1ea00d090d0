namespace ConcurrencyCompare.Tests.Support;

/// <summary>Runs of two cases and eight rounds, and parts of them as interruptions leave them.</summary>
internal static class SmallRuns
{
    private static readonly RunResults Sample = SampleResults.Create(rounds: 8);

    /// <summary>A whole run.</summary>
    /// <param name="hour">When it started, in hours after others.</param>
    /// <param name="seed">Tells runs of the same moment apart.</param>
    /// <param name="processor">What it ran on.</param>
    public static RunResults Create(int hour = 0, int seed = 1, string processor = "AMD EPYC") => Sample with
    {
        Settings = Sample.Settings with { StartedUtc = Sample.Settings.StartedUtc.AddHours(hour), Seed = seed },
        Environment = Sample.Environment with { Processor = processor },
        Scenarios = [Sample.Scenarios[0]],
        Cases = [.. Sample.Cases.Take(2)],
    };

    /// <summary>What there was of a run before it was resumed for the last time.</summary>
    /// <param name="run">The whole run.</param>
    /// <param name="rounds">How many rounds of the first case; the last one has two fewer.</param>
    public static RunResults Part(this RunResults run, int rounds) => run with
    {
        Settings = run.Settings with { ResumedUtc = [run.Settings.StartedUtc.AddHours(rounds)] },
        Cases =
        [
            .. run.Cases.Select((measured, place) => measured with
            {
                Rounds = [.. measured.Rounds.Take(rounds - 2 * place)],
            }),
        ],
    };

    /// <summary>Every file below a folder.</summary>
    public static SortedDictionary<string, string> ContentsOf(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllText),
        StringComparer.Ordinal);

    /// <summary>Fails unless two folders hold the same, and names the first file that differs.</summary>
    public static void AssertSame(
        SortedDictionary<string, string> expected, SortedDictionary<string, string> actual, string because = "")
    {
        var (lost, more) = (expected.Keys.Except(actual.Keys), actual.Keys.Except(expected.Keys));
        Assert.True(
            expected.Keys.SequenceEqual(actual.Keys),
            $"{because}\nabsent: {string.Join(", ", lost)}\nnot expected: {string.Join(", ", more)}");
        foreach (var (name, text) in expected)
        {
            if (Snapshot.Difference(text, actual[name]) is { } difference)
                Assert.Fail($"{because}\n{name}: {difference}");
        }
    }
}
