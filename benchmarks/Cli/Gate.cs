using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Verdicts;
using ConcurrencyCompare.Benchmarks.Errors;

namespace ConcurrencyCompare.Benchmarks.Cli;

/// <summary>A kind of case that a comparison may be asked to fail on.</summary>
/// <param name="Name">What it is called on the command line.</param>
/// <param name="Text">What the cases of the kind are.</param>
/// <param name="CasesIn">Those of a comparison.</param>
internal sealed record Gate(string Name, string Text, Func<RunComparison, IEnumerable<CaseKey>> CasesIn)
{
    public const string Option = "--fail-on";

    private static readonly IReadOnlyList<Gate> All =
    [
        new("slower", "slower", comparison => With(comparison, Verdict.Slower)),
        new("faster", "faster", comparison => With(comparison, Verdict.Faster)),
        new("undecided", "undecided", comparison => With(comparison, Verdict.Undecided)),
        new(
            "missing",
            "missing in the new run",
            comparison =>
                comparison.LeftOut.Where(left => left.Reason == LeftOutReason.OnlyInBase).Select(left => left.Case)),
    ];

    public static IEnumerable<string> Names => All.Select(gate => gate.Name);

    /// <summary>The gates of those names; none when no names are given.</summary>
    /// <exception cref="UsageException">A name is wrong.</exception>
    public static IReadOnlyList<Gate> Of(IReadOnlyList<string>? names) =>
        names is null or [] ? [] : Choice.Many(Option, names, All, gate => gate.Name);

    private static IEnumerable<CaseKey> With(RunComparison comparison, Verdict verdict) =>
        comparison.Cases.Where(compared => compared.Pair.Verdict == verdict).Select(compared => compared.Case);
}
