using System.CommandLine;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Errors;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Cli;

/// <summary>The options that describe somebody's own work, one for each of its numbers, and a file of them.</summary>
internal static class WorkOptions
{
    private static readonly Option<string> File = Options.Path(
        "--workload",
        "A JSON file that describes your own work, with these options' names: { \"consume\": \"15us\", \"consumers\": "
            + "8 }.");

    private static readonly IReadOnlyList<(WorkMember Member, Option<string?> Option)> Members =
    [
        .. WorkMember.All.Select(member => (
            member,
            new Option<string?>(
                "--" + member.Name) { Description = $"Of your own work. {member.Text}: {member.Takes}." })),
    ];

    /// <summary>All of them.</summary>
    public static IEnumerable<Option> All => [.. Members.Select(member => member.Option), File];

    /// <summary>The work that a command line describes; <see langword="null"/> for none.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="processors">How many processors measured processes have.</param>
    /// <exception cref="UsageException">It cannot be measured, or is none.</exception>
    public static WorkDescription? Read(ParseResult parsed, int processors)
    {
        if (!All.Any(option => IsGiven(parsed, option))) return null;

        var path = parsed.GetValue(File);
        var inFile = path is null ? new Dictionary<WorkMember, string>() : ReadFile(path);
        var work = inFile.Aggregate(
            new WorkDescription(),
            (described, member) => member.Key.With(described, member.Key.Read(member.Value)!.Value));
        foreach (var (member, option) in Members.Where(member => IsGiven(parsed, member.Option)))
        {
            var text = parsed.GetValue(option) ?? "";
            var value = member.Read(text) ?? throw new UsageException($"--{member.Complaint(text)}.");
            if (inFile.TryGetValue(member, out var other) && member.Read(other) != value)
            {
                throw new UsageException(
                    $"{option.Name} {text} contradicts {path}, where {member.JsonName} is {other}: leave one of them "
                        + "out.");
            }

            work = member.With(work, value);
        }

        return WorkCheck.FaultOf(work, processors) is { } fault
            ? throw new UsageException($"your work: {fault}.") : work;
    }

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    private static IReadOnlyDictionary<WorkMember, string> ReadFile(string path)
    {
        try
        {
            return WorkFile.Read(path);
        }
        catch (FormatException wrong)
        {
            throw new UsageException($"--workload: {wrong.Message}");
        }
        catch (Exception absent) when (Cause.IsRefusal(absent))
        {
            throw new UsageException($"--workload {path}: {Cause.Of(absent)}");
        }
    }
}
