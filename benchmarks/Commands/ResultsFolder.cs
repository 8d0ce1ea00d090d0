using ConcurrencyCompare.Analysis;

namespace ConcurrencyCompare.Benchmarks.Commands;

/// <summary>Folders with the results of a run, as users name them.</summary>
internal static class ResultsFolder
{
    /// <summary>Reads the results in a folder.</summary>
    /// <exception cref="UsageException">There are none, or they are damaged; the message says where.</exception>
    public static RunResults Read(string folder)
    {
        try
        {
            return ResultsFile.Read(folder);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"there is no {ResultsFile.Name} in '{folder}'.");
        }
        catch (Exception damaged) when (damaged is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException(damaged.Message);
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
}
