using System.Globalization;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Analysis.Surprises;

/// <summary>Do more consumers, or more producers, slow a queue down? People expect them to make an item no
/// slower.</summary>
internal static class ParticipantsQuestion
{
    /// <summary>Each two cases that differ in the number of one side alone.</summary>
    public static IEnumerable<Suspicion> Of(AskedRun run)
    {
        foreach (var alike in run.AlikeBut(ParameterFacts.AtOnce))
        {
            var sides = alike.Select(measured => (measured.Case, Sides: SidesOf(measured.Value))).ToList();
            foreach (var (few, from) in sides)
            {
                foreach (var (many, to) in sides)
                {
                    if (KindOf(from, to) is { } kind && run.Between(few, many, AskedRun.ValueOf) is { } difference)
                    {
                        yield return new Suspicion(
                            few, many, difference)
                        { AboutFirst = kind, Ratio = difference.Speed };
                    }
                }
            }
        }
    }

    private static SurpriseKind? KindOf((int Producers, int Consumers)? few, (int Producers, int Consumers)? many) =>
        few?.Producers == many?.Producers && few?.Consumers < many?.Consumers ? SurpriseKind.MoreConsumersSlow
        : few?.Consumers == many?.Consumers && few?.Producers < many?.Producers ? SurpriseKind.MoreProducersSlow
        : null;

    private static (int Producers, int Consumers)? SidesOf(string value) =>
        value.Split(':') is [var producers, var consumers]
        && int.TryParse(producers, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
        && int.TryParse(consumers, NumberStyles.None, CultureInfo.InvariantCulture, out var second)
            ? (first, second)
            : null;
}
