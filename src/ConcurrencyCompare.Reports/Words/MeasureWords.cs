using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Reports.Words;

/// <summary>What only some scenarios measure, in its unit.</summary>
internal static class MeasureWords
{
    /// <summary>A value.</summary>
    public static Figure Show(MeasureFacts measure, Estimate value) => measure.Unit switch
    {
        MeasureFacts.Time => Figures.Time(value),
        MeasureFacts.Memory => Figures.Memory(value),
        MeasureFacts.Share => Figures.Share(value),
        MeasureFacts.Rate => Figures.PerSecond(value),
        _ => Figures.Count(value),
    };
}
