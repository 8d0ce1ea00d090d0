using System.CommandLine;
using ConcurrencyCompare.Analysis.Files;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Errors;
using ConcurrencyCompare.Benchmarks.Files;
using ConcurrencyCompare.Benchmarks.Run;

namespace ConcurrencyCompare.Benchmarks.Cli;

/// <summary>Folders with the results of a run, as users name them.</summary>
internal static class ResultsFolder
{
    /// <summary>Folders that <see cref="ReadAll"/> reads.</summary>
    public static Argument<string[]> Argument(string name, ArgumentArity arity) => new Argument<string[]>(name)
    {
        Description = $"Folders that hold a {ResultsFile.Name}, or whose folders do.",
        Arity = arity,
    }.OfPaths();

    /// <summary>Reads the results in a folder.</summary>
    /// <exception cref="UsageException">There are none, or they are damaged; the message says where.</exception>
    public static RunResults Read(string folder)
    {
        if (RunJournal.IsIn(folder))
        {
            throw new UsageException(
                $"the run in '{folder}' is measuring, or was broken off before its results were written: `report "
                    + $"{folder}` writes what "
                + $"is in its {RunJournal.Name}, and `benchmarks --resume --output {folder}` measures the rest.");
        }

        try
        {
            return ResultsFile.Read(folder);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"there is no {ResultsFile.Name} in '{folder}'.");
        }
        catch (UnauthorizedAccessException) when (Directory.Exists(Path.Combine(folder, ResultsFile.Name)))
        {
            throw new UsageException($"'{Path.Combine(folder, ResultsFile.Name)}' is a folder, not a file.");
        }
        catch (Exception damaged) when (damaged is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException(Cause.Of(damaged));
        }
    }

    /// <summary>Writes the results of a run that was broken off, where there is one.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="output">Where to say so.</param>
    /// <exception cref="UsageException">What the run left is damaged, or cannot be read or written.</exception>
    public static void Recover(string folder, TextWriter output)
    {
        try
        {
            if (Recovery.Recover(folder) is { } done) output.WriteLine(done);
        }
        catch (Exception wrong) when (wrong is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException(Cause.Of(wrong));
        }
    }

    /// <summary>Reads results that hold at least one measurement.</summary>
    /// <exception cref="UsageException">As for <see cref="Read"/>, or nothing was measured.</exception>
    public static RunResults ReadMeasured(string folder)
    {
        var results = Read(folder);
        return results.Cases.Any(measured => measured.Rounds.Count > 0)
            ? results
            : throw new UsageException($"the run in '{folder}' has measured nothing; measure again, or --resume it.");
    }

    /// <summary>Reads the results in folders, or in the folders right below them: those of a build server's jobs arrive
    /// so.</summary>
    /// <returns>The whole path of each folder that holds results, and what it holds; folders below another by
    /// name.</returns>
    /// <exception cref="UsageException">As for <see cref="Read"/>, for the first folder that is wrong.</exception>
    public static IReadOnlyList<(string Folder, RunResults Results)> ReadAll(IEnumerable<string> folders) =>
        [.. folders.SelectMany(WithResults).Select(folder => (Paths.Whole(folder), Read(folder)))];

    public static string[] WithResults(string folder)
    {
        if (HasResults(folder) || !Directory.Exists(folder)) return [folder];

        string[] below;
        try
        {
            below = [.. Directory.GetDirectories(folder).Where(HasResults).Order(StringComparer.Ordinal)];
        }
        catch (Exception refused) when (Cause.IsRefusal(refused))
        {
            throw new UsageException(Cause.Of(refused));
        }

        return below.Length > 0
            ? below
            : throw new UsageException(
                $"there is no {ResultsFile.Name} in '{folder}', nor in a folder right below it.");
    }

    private static bool HasResults(string folder) =>
        File.Exists(Path.Combine(folder, ResultsFile.Name)) || RunJournal.IsIn(folder);
}
