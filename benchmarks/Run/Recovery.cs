using ConcurrencyCompare.Analysis.Files;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Scenarios;

namespace ConcurrencyCompare.Benchmarks.Run;

/// <summary>Makes the results of a run that was broken off from its journal.</summary>
internal static class Recovery
{
    /// <summary>Writes the results that a folder has only the journal of, and takes the journal away.</summary>
    /// <returns>What was done, in a line; <see langword="null"/> where there is no journal.</returns>
    /// <exception cref="FormatException">The journal is damaged, or belongs to another run than the results beside it;
    /// the message says where.</exception>
    /// <exception cref="IOException">It cannot be read or written, or its run is still measuring.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be read or written.</exception>
    public static string? Recover(string directory)
    {
        if (!RunJournal.IsIn(directory)) return null;

        var journal = RunJournal.Read(directory);
        var results = WholeResultsOf(journal, Path.Combine(directory, RunJournal.Name));
        RequireNothingNewer(directory, results);
        ResultsFile.Write(directory, results);
        RunJournal.Delete(directory);
        var measured = journal.Lines.Count(line => line.Result is not null);
        return $"Recovered {measured} measurements of a run that was broken off from its {RunJournal.Name}"
            + (journal.IsTorn ? "; the last line was cut off, so the case that was running is missing." : ".");
    }

    /// <summary>The run's results when the journal ended, if they can be read again: once they are written the journal
    /// is gone.</summary>
    private static RunResults WholeResultsOf(JournalContent journal, string path)
    {
        var planned = PlannedIn(journal.Start).ToHashSet();
        foreach (var (place, line) in journal.Lines.Index())
        {
            if (!planned.Contains(new LaunchKey(line.Scenario, line.Setting, line.Model, line.Round)))
            {
                throw new FormatException(
                    $"{path} is damaged in line {place + 2}: round: {line.Round} of that case was not planned.");
            }
        }

        var results = ResultsOf(journal);
        ResultsFile.Require(results, path);
        return results;
    }

    private static IEnumerable<LaunchKey> PlannedIn(RunResults start) => start.Missing
        .Where(missing => missing.Reason == RoundLedger.NotReached)
        .Select(missing => new LaunchKey(missing.Scenario, missing.Setting, missing.Model, missing.Round))
        .Concat(LaunchKey.Measured(start.Cases).Select(measured => measured.Key))
        .Distinct();

    /// <summary>The run's results when the journal ended.</summary>
    internal static RunResults ResultsOf(JournalContent journal)
    {
        var start = journal.Start;
        var planned = PlannedIn(start);
        var ledger = new RoundLedger(
            start.Cases, planned, [.. start.Missing.Where(missing => missing.Reason != RoundLedger.NotReached)]);
        foreach (var line in journal.Lines) ledger.Add(line);
        return start with { Cases = ledger.Cases, Missing = ledger.Missing() };
    }

    /// <summary>A journal is gone once its results are written, so results of a later run, or with more in them, are
    /// not of the run that left it.</summary>
    private static void RequireNothingNewer(string directory, RunResults recovered)
    {
        RunResults beside;
        try
        {
            beside = ResultsFile.Read(directory);
        }
        catch (Exception none) when (none is FormatException or FileNotFoundException)
        {
            return;
        }

        var isOlder = beside.IsSameRun(recovered)
            ? LaunchKey.Measured(beside.Cases).Select(measured => measured.Key)
                .All(LaunchKey.Measured(recovered.Cases).Select(measured => measured.Key).ToHashSet().Contains)
            : beside.Settings.StartedUtc < recovered.Settings.StartedUtc;
        if (!isOlder)
        {
            throw new FormatException(
                $"{Path.Combine(directory, RunJournal.Name)} is of another run than the {ResultsFile.Name} beside it, "
                    + "which is newer: delete or move one of the two.");
        }
    }
}
