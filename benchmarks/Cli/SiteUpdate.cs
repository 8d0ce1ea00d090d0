using System.CommandLine;
using ConcurrencyCompare.Analysis.Files;
using ConcurrencyCompare.Analysis.History;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Errors;
using ConcurrencyCompare.Benchmarks.Files;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Files;
using ConcurrencyCompare.Reports.History;

namespace ConcurrencyCompare.Benchmarks.Cli;

/// <summary>What <c>publish</c> does: adds runs to a site and draws it again.</summary>
internal static class SiteUpdate
{
    public static Option<string> Folder { get; } = Options.Path(
        "--site", "The folder of the site, with a folder for each class of machine (default: results).");

    public static Option<TimeSpan?> Patience { get; } = Options.Time(
        "--wait", "How long to wait while somebody else writes the same site (default: 60s).", "60s or 5m");

    /// <summary>The clock; for tests, another one.</summary>
    internal static TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>Adds runs, unless the site has them, and says what its histories then hold.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="folders">The runs; all of them are read and judged before anything is written.</param>
    /// <returns>The folder of the site.</returns>
    /// <exception cref="UsageException">A run, the site or its folder is not as it should be; the message says
    /// how.</exception>
    public static string Execute(ParseResult parsed, string[] folders)
    {
        var now = Clock.GetUtcNow();
        var runs = ResultsFolder.ReadAll(folders)
            .Select(run => (run.Folder, run.Results, Entry: EntryOf(run.Folder, run.Results, now))).ToList();
        var directory = parsed.GetValue(Folder) is { } path ? Paths.Whole(path) : OutputDirectory.InProject("results");
        using var alone = SiteLock.Take(directory, parsed.GetValue(Patience) ?? TimeSpan.FromMinutes(1));
        OutputDirectory.Write(() =>
        {
            var site = new Site(directory, now);
            foreach (var run in runs) site.Add(run.Folder, run.Results, run.Entry);
            foreach (var (folder, history) in site.DrawAll()) Say(parsed.InvocationConfiguration, folder, history);
        });
        return directory;
    }

    private static HistoryEntry EntryOf(string folder, RunResults results, DateTimeOffset now)
    {
        try
        {
            return HistoryEntry.Of(results, now);
        }
        catch (FormatException empty)
        {
            throw new UsageException($"the run in '{folder}' belongs in no history: {empty.Message}.");
        }
    }

    private static void Say(InvocationConfiguration console, string folder, HistoryReport? history)
    {
        if (history is null)
        {
            console.Error.WriteLine(OneLine.Of(
                $"warning: in {folder}: there is no {ResultsFile.Name}, so its page is not drawn again; publish its "
                    + "newest run once more."));
            return;
        }

        foreach (var warning in history.Warnings)
            console.Error.WriteLine(OneLine.Of($"warning: in {folder}: {warning}"));
        console.Output.WriteLine(OneLine.Of($"History: {folder}: {history.Summary}."));
    }
}
