using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using HdrHistogram;

namespace ConcurrencyCompare.Tests.Fuzz;

/// <summary>Damaged and hostile files give a line with the place, or a right report: no hang, no gigabyte, no markup
/// that somebody else wrote, no file elsewhere.</summary>
/// <remarks>A case follows from its number, which a failure names: <c>CONCURRENCY_COMPARE_FUZZ=NUMBER</c> in the
/// environment repeats it alone, <c>FROM-TO</c> a range, with the explicit test.</remarks>
public sealed partial class HostileFilesTests : IDisposable
{
    private const string Variable = "CONCURRENCY_COMPARE_FUZZ";

    /// <summary>A case that allocates more is one that would grow with what it is given.</summary>
    private const long MostBytes = 1L << 30;

    /// <summary>How many are tried at every run of the tests, in about half a minute of two cores.</summary>
    private const int Ordinary = 2_000;

    /// <summary>Enough to see whether they are of one kind.</summary>
    private const int MostFailures = 12;

    private static readonly string Small = HostileRun.TextOf(HostileRun.Small);
    private static readonly string Broad = HostileRun.TextOf(HostileRun.Broad);
    private static readonly string History =
        string.Concat(SampleHistory.Of(SmallRuns.Create(), 14).Runs.Select(run => HistoryLine.Write(run) + "\n"));

    private static readonly string HistoryResults = HostileRun.TextOf(SmallRuns.Create());

    private readonly TemporaryDirectory _directory = new();

    private readonly TemporaryDirectory _elsewhere = new();

    private readonly ITestOutputHelper _log;

    private readonly string _good;

    private readonly SortedDictionary<string, int> _ends = [];

    private enum Kind
    {
        Results,
        Broad,
        History,
        Journal,
    }

    public HostileFilesTests(ITestOutputHelper log)
    {
        _log = log;
        _good = _elsewhere.Folder("good", HostileRun.Small);
    }

    public void Dispose()
    {
        _directory.Dispose();
        _elsewhere.Dispose();
    }

    [Fact]
    public void Report_of_two_thousand_hostile_files_is_a_line_or_right() => Fuzz(0, Ordinary);

    [Fact(Explicit = true)]
    public void Report_of_a_hundred_thousand_hostile_files_is_a_line_or_right()
    {
        var range = (Environment.GetEnvironmentVariable(Variable) ?? "2000-102000").Split('-')
            .Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        Fuzz(range[0], range.Length == 1 ? range[0] + 1 : range[1]);
    }

    private void Fuzz(int from, int to)
    {
        // Whatever is drawn for the first time allocates once and for all.
        Check(-1, Kind.Broad, Broad);
        var failures = new ConcurrentDictionary<string, string>();
        Parallel.For(from, to, new ParallelOptions { MaxDegreeOfParallelism = 2 }, (number, loop) =>
        {
            var random = new Random(number);
            var kind = KindOf(random);
            var text = Hostile(random, kind);
            try
            {
                // Only what hangs takes so long: the broadest takes a second on a machine of its own.
                TestThread.Start(() => Check(number, kind, text)).End(4 * Patience.Limit);
            }
            catch (Exception failed) when (failed is not OutOfMemoryException)
            {
                failures.TryAdd(
                    Regex.Replace(failed.ToString(), @"\d+", "n"),
                    $"Case {number} ({kind}, {Kept(number, text)}): {failed}");
                if (failures.Count >= MostFailures) loop.Stop();
            }
        });
        Assert.True(failures.IsEmpty, string.Join("\n\n", failures.Values));
        _log.WriteLine(string.Join('\n', _ends.Select(end => $"{end.Value,7} {end.Key}")));
        // Neither all refused nor all taken: else the fuzz would try little.
        var taken = _ends.Where(end => end.Key.EndsWith(" 0", StringComparison.Ordinal)).Sum(end => end.Value);
        if (to - from >= 1_000) Assert.InRange(taken, (to - from) / 20, (to - from) * 19 / 20);
    }

    private static string Kept(int number, string text)
    {
        var path = Path.Combine(Path.GetTempPath(), $"hostile-{number}.txt");
        File.WriteAllText(path, text);
        return path;
    }

    private static Kind KindOf(Random random) => random.Next(1_000) switch
    {
        < 565 => Kind.Results,
        < 570 => Kind.Broad,
        < 700 => Kind.History,
        _ => Kind.Journal,
    };

    private static string Hostile(Random random, Kind kind)
    {
        var hostile = new HostileJson(random);
        return kind switch
        {
            Kind.Results => hostile.Mutate(Small),
            Kind.Broad => hostile.Mutate(Broad),
            Kind.History => Lines(random, hostile, History),
            _ => Lines(random, hostile, HostileRun.Journal),
        };
    }

    /// <summary>Some lines are changed, lost, there twice or in other places.</summary>
    private static string Lines(Random random, HostileJson hostile, string text)
    {
        var lines = text.TrimEnd('\n').Split('\n').ToList();
        var valid = lines.ToHashSet();
        for (var times = random.Next(3); times >= 0; times--)
        {
            var place = random.Next(3) == 0 ? 0 : random.Next(lines.Count);
            switch (random.Next(6))
            {
                case 0:
                    lines.RemoveAt(place);
                    if (lines.Count == 0) return "";
                    break;
                case 1:
                    lines.Insert(random.Next(lines.Count), lines[place]);
                    break;
                case 2:
                    lines[place] = hostile.Damage(lines[place]);
                    break;
                default:
                    if (valid.Contains(lines[place])) lines[place] = new HostileJson(random).Mutate(lines[place]);
                    break;
            }
        }

        var changed = string.Join('\n', lines) + "\n";
        return random.Next(10) == 0 ? hostile.Damage(changed) : changed;
    }

    private void Check(int number, Kind kind, string text)
    {
        var (above, name) = (_directory.File($"above-{number}"), $"case-{number}");
        var folder = Path.Combine(above, name);
        Directory.CreateDirectory(folder);
        var file = kind switch
        {
            Kind.History => HistoryFile.Name,
            Kind.Journal => RunJournal.Name,
            _ => ResultsFile.Name,
        };
        File.WriteAllText(Path.Combine(folder, file), text);
        if (kind == Kind.History) File.WriteAllText(Path.Combine(folder, ResultsFile.Name), HistoryResults);
        if (kind == Kind.History && number >= Ordinary && number % 8 != 0)
        {
            CheckRead(folder);
            Directory.Delete(above, recursive: true);
            return;
        }

        var before = GC.GetAllocatedBytesForCurrentThread();

        // Of the most frequent kind only some are drawn: what is in them is read all the same.
        var output = Path.Combine(above, "out");
        string[] command = (kind, number % 16) switch
        {
            (Kind.Results, 1) => ["report", folder, _good, "--output", output],
            (Kind.Results, 3) => ["compare", _good, folder, "--output", output],
            (Kind.Results, 5) => ["publish", folder, "--site", output],
            (Kind.Results, not 0) when number >= Ordinary || number % 4 != 0 =>
                ["export", folder, "--format", "openmetrics"],
            _ => ["report", folder],
        };
        var said = CommandLineRun.Of(command);

        if (number >= 0) Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        Assert.True(said.ExitCode is ExitCode.Success or ExitCode.Usage, said.Error);
        Assert.Equal(
            [name], Directory.GetFileSystemEntries(above).Where(path => path != output).Select(Path.GetFileName));
        if (said.ExitCode != ExitCode.Success) CheckRefusal(said, folder, output == command[^1] ? null : file);
        else if (command is ["report", _]) CheckReport(folder);
        if (Directory.Exists(output)) CheckFiles(output);
        if (kind == Kind.Journal && said.ExitCode == ExitCode.Success && number % 4 == 0) CheckAgain(folder);
        Directory.Delete(above, recursive: true);
        var end = $"{kind} {command[0]}{(command.Length > 4 ? " of two" : "")} {said.ExitCode}";
        lock (_ends) _ends[end] = _ends.GetValueOrDefault(end) + 1;
    }

    /// <summary>The runs of a history, or a line; without its pages, which take their time.</summary>
    private void CheckRead(string folder)
    {
        var said = new CommandLineRun(ExitCode.Success, "", "");
        try
        {
            var history = HistoryFile.Read(folder, MachineClass.Of(SmallRuns.Create().Environment));
            Assert.All(history.Warnings, warning => Assert.DoesNotContain(warning, char.IsControl));
            Assert.All(
                history.Warnings, warning => Assert.Matches(@"^history\.jsonl, line \d+ is left out: ", warning));
        }
        catch (FormatException wrong)
        {
            said = new CommandLineRun(ExitCode.Usage, "", $"error: {wrong.Message}");
            CheckRefusal(said, folder, HistoryFile.Name);
        }

        lock (_ends) _ends[$"read {said.ExitCode}"] = _ends.GetValueOrDefault($"read {said.ExitCode}") + 1;
    }

    /// <summary>One line, with the file and the place in it, and nothing written.</summary>
    /// <param name="said">What was said.</param>
    /// <param name="folder">The folder of the file.</param>
    /// <param name="file">The file; <see langword="null"/> where the run itself may be what is refused.</param>
    private static void CheckRefusal(CommandLineRun said, string folder, string? file)
    {
        var line = Assert.Single(said.Error.TrimEnd('\n').Split('\n'));
        Assert.StartsWith("error: ", line);
        Assert.DoesNotMatch(
            @"unexpected|Exception|System\.|   at ", line.Replace(folder, "", StringComparison.Ordinal));
        Assert.DoesNotContain(line, char.IsControl);
        Assert.InRange(line.Length, 1, 2_000);
        Assert.Empty(Directory.GetFileSystemEntries(folder, "*.html"));
        if (file is null) return;

        Assert.Contains(Path.Combine(folder, file), line);
        Assert.Matches(Place(), line);
    }

    private static void CheckFiles(string folder)
    {
        foreach (var path in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            Assert.Matches(OurFile(), name);
            if (!Shown().IsMatch(name)) continue;

            var text = File.ReadAllText(path);
            if (name.EndsWith(".md", StringComparison.Ordinal)) text = NoMarkdown().Replace(text, "");
            Assert.DoesNotContain(HostileJson.Element, text);
            Assert.DoesNotMatch(Handler(), text);
            Assert.DoesNotMatch(name.EndsWith(".md", StringComparison.Ordinal) ? MarkdownLink() : PageLink(), text);
            Assert.DoesNotContain(
                text, letter => letter is not '\n' && (char.IsControl(letter) || letter is '\u202e' or '\u2066'));
            if (name.EndsWith(".svg", StringComparison.Ordinal))
                Assert.Equal("svg", XDocument.Parse(text).Root!.Name.LocalName);
        }
    }

    private static void CheckReport(string folder)
    {
        CheckFiles(folder);
        var results = ResultsFile.Read(folder);
        var histograms = results.Cases.SelectMany(measured => measured.Rounds.Where(round => round.Latency is not null)
            .Select(round => HistogramLog.TagOf(measured, round.Round))).ToList();
        Assert.Equal(histograms.Count > 0, File.Exists(Path.Combine(folder, HistogramLog.Name)));
        if (histograms.Count == 0) return;

        using var stream = File.OpenRead(Path.Combine(folder, HistogramLog.Name));
        using var reader = new HistogramLogReader(stream);
        Assert.Equal(histograms, reader.ReadHistograms().Select(histogram => histogram.Tag));
    }

    /// <summary>What was recovered is a run like any other.</summary>
    private static void CheckAgain(string folder)
    {
        var before = SmallRuns.ContentsOf(folder);
        Assert.Equal(ExitCode.Success, CommandLineRun.Of("report", folder).ExitCode);
        SmallRuns.AssertSame(before, SmallRuns.ContentsOf(folder));
    }

    /// <summary>Where something is wrong: a line, a path of names, or what of the whole file.</summary>
    [GeneratedRegex(@"\(line \d|in line \d|line \d+ |damaged at |has version|has the format|has no format"
        + @"|it is empty| is empty|another run|no results\.json")]
    private static partial Regex Place();

    [GeneratedRegex(
        @"^([a-z0-9-]+/)?(results\.(json|csv)|history\.jsonl|histograms\.hlog|benchmark\.json|metrics\.txt|index\.html"
        + @"|(report|summary|comparison)\.md|comparison\.json|charts/[a-z0-9-]+\.svg|\.lock)$")]
    private static partial Regex OurFile();

    [GeneratedRegex(@"\.(html|md|svg)$")]
    private static partial Regex Shown();

    /// <summary>In blocks of code and in elements Markdown is read and nothing else.</summary>
    [GeneratedRegex(
        @"^(`{3,})\w*\n.*?\n\1$|<summary>[^<]*</summary>", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex NoMarkdown();

    /// <summary>Inside of an element; as text between two it is read and nothing else.</summary>
    [GeneratedRegex("<[a-zA-Z][^<>]*" + HostileJson.Handler)]
    private static partial Regex Handler();

    [GeneratedRegex(@"(href|src)=""\s*(javascript|data:text|//|https?://evil)", RegexOptions.IgnoreCase)]
    private static partial Regex PageLink();

    [GeneratedRegex(@"\]\((javascript|http://evil)|<https?://evil", RegexOptions.IgnoreCase)]
    private static partial Regex MarkdownLink();
}
