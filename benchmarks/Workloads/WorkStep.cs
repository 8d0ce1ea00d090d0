using System.Globalization;

namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>How long a step of <see cref="CpuWork"/> takes: measured once for a whole run.</summary>
/// <remarks>
/// The program that starts the measured processes measures it, and hands it to all of them through their environment.
/// So an amount of work is the same number of steps in every process, whichever way a process itself would have
/// measured. Both sides of a measurement in turns get it in the same way.
/// </remarks>
internal static class WorkStep
{
    private const string Variable = "CONCURRENCYCOMPARE_NANOSECONDS_PER_STEP";

    /// <summary>As the run says it; where no run has said it, as this process finds it now.</summary>
    public static double Nanoseconds => Parse(Environment.GetEnvironmentVariable(Variable)) ?? CpuWork.MeasureStep();

    /// <summary>Fixes it for all processes that this one will start.</summary>
    /// <param name="earlier">What the first part of the run had; <see langword="null"/> for a new run.</param>
    /// <returns>Nanoseconds.</returns>
    public static double Share(double? earlier)
    {
        var nanoseconds = earlier ?? Nanoseconds;
        Environment.SetEnvironmentVariable(Variable, nanoseconds.ToString("R", CultureInfo.InvariantCulture));
        return nanoseconds;
    }

    /// <returns>A number above 0; <see langword="null"/> if the text is none.</returns>
    internal static double? Parse(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var nanoseconds)
        && double.IsFinite(nanoseconds) && nanoseconds > 0
            ? nanoseconds
            : null;
}
