using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Analysis.History;

/// <summary>The runs of a machine class.</summary>
/// <param name="Runs">By their start.</param>
/// <param name="Warnings">What of the file is left out and why, a line each.</param>
internal sealed record RunHistory(IReadOnlyList<HistoryEntry> Runs, IReadOnlyList<string> Warnings)
{
    /// <summary>How many runs are looked at: exact tests take their time with more, and what was long ago has been
    /// seen.</summary>
    public const int MostRuns = 200;

    /// <summary>The last runs that were measured as a run was: others would be no series with it. The names of a class
    /// differ at most in what its folder's name leaves out, and not even that is mixed.</summary>
    public IReadOnlyList<HistoryEntry> LastOf(RunResults run)
    {
        var (conditions, machine) = (RunConditions.Of(run), MachineClass.Of(run.MeasuredOn));
        return
        [
            .. Runs
                .Where(other => other.Conditions == conditions && MachineClass.Of(other.Environment) == machine)
                .TakeLast(MostRuns),
        ];
    }
}
