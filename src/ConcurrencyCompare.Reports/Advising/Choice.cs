using System.Globalization;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Advising;

/// <summary>An answer to a question about a use.</summary>
/// <param name="Order">Its place among the answers of its question.</param>
/// <param name="Text">The answer.</param>
/// <param name="Subject">What it is about, where the answer does not say it without its question.</param>
internal sealed record Choice(double Order, string Text, string? Subject = null)
{
    private static readonly Choice HandOver = new(
        0, "handed over, almost no work", "Handing items over, almost no work");
    private static readonly Choice Waiting = new(
        double.MaxValue, "waited for, as for input or a timer", "Waiting for items, as for input or a timer");

    // Inclusive ends: what was measured is far from the edges, so a reader's own number falls beside what is nearest.
    private static readonly (double Most, string Text)[] Sizes =
    [
        (1, "one"), (4, "2 to 4"), (32, "5 to 32"), (316, "33 to 316"), (31_622, "317 to 31,622"),
        (double.MaxValue, "more than 31,622"),
    ];

    /// <summary>What counts.</summary>
    public static Choice Goal(UseFacts use) =>
        use.Goal == UseFacts.ShortWaits ? new(1, "short waits") : new(0, "many items per second");

    /// <summary>What happens to an item.</summary>
    /// <param name="use">The use.</param>
    /// <param name="amount">The amount of work of the setting; <see langword="null"/> where it has none.</param>
    public static Choice Work(UseFacts use, string? amount)
    {
        if (use.Work == UseFacts.Waiting) return Waiting;
        if (amount is null || WorkAmount.Parse(amount) is 0) return HandOver;

        var text = $"{SettingWords.Value(amount)} of work at each end";
        return new Choice(WorkAmount.Parse(amount), text, text);
    }

    /// <summary>How many take part at once: the larger side of a topology, or the number itself.</summary>
    /// <returns><see langword="null"/> where it is no number.</returns>
    public static Choice? AtOnce(string? atOnce)
    {
        var sides = (atOnce ?? "").Split(':').Select(side =>
            int.TryParse(side, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
        if (sides.Min() < 0) return null;

        var (most, words) = Sizes.First(size => sides.Max() <= size.Most);
        return new Choice(most, words);
    }

    /// <summary>On how many cores.</summary>
    public static Choice Cores(UseFacts use, int cores) => use.OnOneCore || cores == 1
        ? new(0, "one")
        : new(1, $"all of this machine ({Figures.Number(cores)})");
}
