using System.Globalization;
using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Advising;

/// <summary>What readers may say of their own work: what was measured, and round numbers between and beyond.</summary>
internal static class FinderAdvice
{
    private static readonly double[] Works = [0, .. Round(10, 1e6)];
    private static readonly double[] Waits = [0, .. Round(1e4, 1e9)];
    private static readonly double[] Sides = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64, .. Round(100, 10_000)];
    private static readonly double[] PerSecond = [0, .. Round(100, 1e6)];

    /// <summary>The numbers that find a place in the maps of a run; none where it has no map.</summary>
    public static Finder Of(JudgedRun run, VerdictWords words)
    {
        var rates = RatesOf(run, words);
        return new Finder(
            run.Maps.Count == 0 ? [] :
            [
                .. AmountOf(run, ParameterFacts.Work, "work per item, at each end", Works),
                .. AmountOf(run, ParameterFacts.Wait, "wait per item, at the consumer", Waits),
                Number(
                    "at-once", "producers, and as many consumers", Sides,
                    run.Maps.SelectMany(map => map.Rows.Select(WinnerMap.SideOf)),
                    value => Figures.Number((long)value)) is var sides
                    ? sides
                        with { First = Math.Max(
                            0, sides.Choices.ToList()
                                .FindIndex(choice => choice.Value == run.Results.Environment.LogicalCores)) }
                    : sides,
                .. rates.Count == 0 ? Array.Empty<FinderNumber>() :
                [
                    Number("rate", "items that arrive per second", PerSecond, rates.Select(rate => rate.PerSecond),
                        value => value == 0 ? "as many as possible" : $"{Figures.Number((long)value)}/s"),
                ],
            ],
            rates, run.Results.Environment.LogicalCores, [.. OthersOf(run, new MapWords(words))])
        {
            For = Readers.Page,
        };
    }

    private static IEnumerable<FinderCell> OthersOf(JudgedRun run, MapWords words) =>
        from map in run.Maps
        from column in Enumerable.Range(0, map.Amounts.Count).Except(map.CommonColumns)
        from row in Enumerable.Range(0, map.Rows.Count)
        let cell = map.At(row, column)
        where cell.State != CellState.NotMeasured
        select new FinderCell(map.Kind, cell.Amount, WinnerMap.SideOf(cell.Row), words.WithPlace(cell));

    private static IEnumerable<FinderNumber> AmountOf(JudgedRun run, string kind, string label, double[] round)
    {
        var measured = run.Maps.Where(map => map.Kind == kind).SelectMany(map => map.Amounts).ToList();
        if (measured.Count == 0) yield break;

        // The marker begins in a cell.
        var number = Number(kind, label, round, measured, MapWords.ColumnOf);
        yield return number with
        {
            First = number.Choices.Index().First(choice => choice.Item.Value == measured.Min()).Index,
        };
    }

    private static FinderNumber Number(
        string name, string label, double[] round, IEnumerable<double> measured, Func<double, string> textOf) =>
        new(name, label,
            [.. round.Union(measured).Where(value => value > 0 || round[0] == 0).Order()
                .Select(value => (value, textOf(value)))]);

    private static IReadOnlyList<(double PerSecond, string Shown)> RatesOf(JudgedRun run, VerdictWords words)
    {
        var standing = new StandingWords(words);
        return
        [
            .. from scenario in run.Scenarios
               where Topics.Of(scenario.Facts).Contains(Topic.Latency)
               let name = scenario.Facts.Of(ParameterFacts.Rate)!
               from setting in scenario.Settings
               let rate = RateOf(setting.Parameters.GetValueOrDefault(name))
               where rate > 0
               orderby rate
               select (rate, $"{SettingWords.Of(setting.Parameters)}: {standing.Of([setting])}"),
        ];
    }

    private static double RateOf(string? text) => text?.Split('/') is [var number, "s"]
        && double.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var rate) ? rate : 0;

    /// <summary>1, 2 and 5 of each power of ten.</summary>
    private static IEnumerable<double> Round(double least, double most)
    {
        for (var power = least; power <= most; power *= 10)
        {
            foreach (var digit in new[] { 1, 2, 5 })
            {
                if (power * digit <= most) yield return power * digit;
            }
        }
    }
}
