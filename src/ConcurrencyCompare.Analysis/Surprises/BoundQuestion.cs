using System.Globalization;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Analysis.Surprises;

/// <summary>Does a bound on the queue make anything slower, or faster? People expect one that leaves room to cost
/// nothing, and none to make anything faster.</summary>
internal static class BoundQuestion
{
    /// <summary>Each bounded case beside the same without a bound.</summary>
    public static IEnumerable<Suspicion> Of(AskedRun run)
    {
        foreach (var alike in run.AlikeBut(ParameterFacts.Capacity))
        {
            if (alike.FirstOrDefault(measured => BoundOf(measured.Value) is null).Case is not { } unbounded) continue;

            foreach (var (bounded, value) in alike)
            {
                if (BoundOf(value) is not { } bound
                    || run.Between(bounded, unbounded, AskedRun.ValueOf) is not { } difference)
                {
                    continue;
                }

                yield return new Suspicion(bounded, unbounded, difference)
                {
                    AboutFirst = SurpriseKind.BoundHelps,
                    // A queue for a single item makes both ends take turns, and nobody expects that to be free.
                    AboutSecond = bound > 1 ? SurpriseKind.BoundCosts : null,
                    Ratio = difference.Speed,
                };
            }
        }
    }

    private static int? BoundOf(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var bound) ? bound : null;
}
