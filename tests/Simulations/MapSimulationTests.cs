namespace ConcurrencyCompare.Tests.Simulations;

/// <summary>What the cells of a map promise.</summary>
public class MapSimulationTests(ITestOutputHelper output)
{
    private const int Cells = 1_000;

    private const int Rounds = 8;

    /// <summary>The second only makes it a map.</summary>
    private static readonly string[] Amounts = ["0 ns", "1 us"];

    /// <summary>How many times as long all others take.</summary>
    private const double Lead = 2;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Lead_over_the_best_of_several_is_rarely_overstated(int others)
    {
        var (over, under, centers) = (0, 0, new List<double>());
        foreach (var cell in CellsOf(others, Lead, deviation: 0.1))
        {
            var lead = cell.Lead!.Speed;
            if (lead.Low > Lead) over++;
            if (lead.High < Lead) under++;
            centers.Add(lead.Center);
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{others} others: {(double)over / Cells:P1} of leads overstated, {(double)under / Cells:P1} understated, "
                + $"{centers.Average():F3} on average"));
        Assert.InRange((double)over / Cells, 0, 0.025 + 3 * Math.Sqrt(0.025 * 0.975 / Cells));
        // 2.5% for each of them at most.
        Assert.InRange((double)under / Cells, 0, others * 0.025 + 0.02);
        Assert.InRange(centers.Average(), 0.95 * Lead, 1.01 * Lead);
    }

    [Theory]
    [InlineData(0.07)]
    [InlineData(0.2)]
    public void Cells_of_equals_have_a_winner_in_at_most_one_of_a_hundred(double deviation)
    {
        var won = CellsOf(others: 2, lead: 1, deviation)
            .Count(cell => cell.State == CellState.Won || cell.Lead is not null);

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"noise {deviation}: {(double)won / Cells:P1} of cells of equals have a winner"));
        Assert.InRange((double)won / Cells, 0, 0.01 + 3 * Math.Sqrt(0.01 * 0.99 / Cells));
    }

    /// <summary>A model of one kind that leads others of the other kind.</summary>
    private static IEnumerable<MapCell> CellsOf(int others, double lead, double deviation)
    {
        var noise = new Noise(NoiseKind.Normal, deviation, seed: 20261127);
        string[] names = ["leader", .. Enumerable.Range(1, others).Select(number => $"other {number}")];
        var manifest = names.Select(
            name => new FairnessEntry(name, "", "", "", "", "") { RunsOnCallingThread = name == "leader" }).ToList();
        var frame = SampleResults.Create() with
        {
            Settings = new RunSettings("full", Rounds, 1, default),
            Scenarios = [new MapRun().Facts],
            Models = [.. names.Select(name => new NamedText(name, "a model"))],
            Manifest = manifest,
        };
        for (var cell = 0; cell < Cells; cell++)
        {
            var times = noise.Draw(names.Length, Rounds);
            var run = frame with
            {
                Cases =
                [
                    .. from amount in Amounts
                       from place in Enumerable.Range(0, amount == "0 ns" ? names.Length : 1)
                       select new CaseResult(
                           "map", new Dictionary<string, string> { ["topology"] = "1:1", ["work"] = amount },
                           names[place],
                           [.. times[place].Select((logarithm, round) => new RoundResult(
                               round + 1, round + 1, [100 * (place == 0 ? 1 : lead) * Math.Exp(logarithm)]))]),
                ],
            };
            var judged = JudgedScenario.Of(run, run.Scenarios[0], AaControls.Of(run));
            yield return WinnerMap.Of(judged, run.Manifest).Single().At(0, 0);
        }
    }
}
