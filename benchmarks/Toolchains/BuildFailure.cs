using System.Text.RegularExpressions;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.Results;
using ConcurrencyCompare.Reports.Documents;

namespace ConcurrencyCompare.Benchmarks.Toolchains;

/// <summary>Why a program could not be built, in a line.</summary>
internal static partial class BuildFailure
{
    /// <summary>Of a compiler's line more says no more.</summary>
    private const int MostCharacters = 500;

    /// <summary>The first error of a build of BenchmarkDotNet's, and where all of them are.</summary>
    public static string Of(BuildPartition partition, BuildResult failed)
    {
        var error = FirstError(failed.ErrorMessage ?? failed.GenerateException?.Message ?? "");
        return $"the measured program could not be built: {error}{(error.EndsWith('.') ? "" : ".")} "
            + $"{LogIn(partition.RepresentativeBenchmarkCase.Config.ArtifactsPath)}";
    }

    /// <summary>The line of a compiler's, a restore's or a build's output that says what is wrong.</summary>
    public static string FirstError(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !Heading().IsMatch(line))
            .ToList();
        var found = lines.Find(Error().IsMatch) ?? lines.Find(Complaint().IsMatch) ?? lines.FirstOrDefault();
        if (found is null) return "the build said nothing.";

        var text = OneLine.Of(Message().Replace(found, "$1"));
        return text.Length <= MostCharacters ? text : text[..MostCharacters] + "...";
    }

    private static string LogIn(string folder)
    {
        var logs = Directory.Exists(folder) ? new DirectoryInfo(folder).GetFiles("*.log") : [];
        return logs.MaxBy(log => log.LastWriteTimeUtc) is { } newest
            ? $"The log is {newest.FullName}." : "There is no log.";
    }

    /// <summary>Such as <c>a.cs(1,2): error CS1002: ; expected</c> and <c>error: Permission denied</c>.</summary>
    [GeneratedRegex(
        @"(^|[\s:(])(fatal )?error( [A-Za-z]+\d+)? ?:(?!$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Error();

    [GeneratedRegex(
        "error|fail|unable|cannot|could not|not found|denied", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Complaint();

    /// <summary>What BenchmarkDotNet makes of an exception's.</summary>
    [GeneratedRegex("^Message: (.*?),?$", RegexOptions.CultureInvariant)]
    private static partial Regex Message();

    /// <summary>What stands around errors, and says none.</summary>
    [GeneratedRegex(@"^(Exception!|Stack trace:|at \S.*|Standard (output|error):|Build (FAILED|succeeded)\.?"
        + @"|\d+ (Warning|Error)\(s\)|Time Elapsed .*|The build has failed!)$")]
    private static partial Regex Heading();
}
