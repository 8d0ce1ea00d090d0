namespace ConcurrencyCompare.Tests.Analysis.Curves;

public class KneeTests
{
    private const double Service = 50_000;

    [Fact]
    public void Of_finds_the_first_load_that_is_too_much_for_the_service()
    {
        // Not in order: what is sorted is the number, not the text. A wait of four services makes five with the
        // service.
        var knee = Assert.Single(KneesOf(Results(("95%", 9), ("50%", 1), ("9%", 0.1), ("80%", 4.2))));

        Assert.Equal("callbacks", knee.Model);
        Assert.Equal(Service, knee.Service, 6);
        Assert.Equal(["9%", "50%", "80%", "95%"], knee.Points.Select(point => point.Load));
        Assert.Equal([9, 50, 80, 95], knee.Points.Select(point => point.Percent));
        Assert.Equal("80%", knee.At!.Load);
        Assert.InRange(knee.At.Times.Center, 5.15, 5.25);
    }

    [Fact]
    public void Of_holds_against_the_service_and_not_against_the_lowest_load()
    {
        // Late already at the lowest load: its growth is small, its time too much.
        var knee = Assert.Single(KneesOf(Results(("10%", 5), ("50%", 6))));

        Assert.Equal("10%", knee.At!.Load);
    }

    [Fact]
    public void TheoryAt_follows_from_arrivals_and_the_measured_service()
    {
        // 16,000 items a second of 50 µs make a load of 80%, whatever the setting is called.
        var knee = Assert.Single(KneesOf(Results(6, itemsPerPercent: 400, ("40%", 1), ("20%", 1))));

        Assert.Equal([0.4, 0.8], knee.Points.Select(point => Math.Round(point.Busy, 6)));
        Assert.Equal(MD1Queue.MeanWait(0.8, Service), knee.TheoryAt(40), 3);
        Assert.Equal(double.PositiveInfinity, knee.TheoryAt(50));
    }

    [Fact]
    public void At_needs_the_whole_interval() => Assert.Null(KneeOf(new Estimate(6, 4.9, 7, 0.95)).At);

    [Fact]
    public void At_needs_rounds_enough() => Assert.Null(KneeOf(new Estimate(60, 50, 70, 0.9)).At);

    [Fact]
    public void Of_needs_to_know_arrivals_and_service() =>
        Assert.Empty(KneesOf(Without(ExtraNames.WorkNanoseconds)).Concat(KneesOf(Without(ExtraNames.ItemsPerSecond))));

    [Fact]
    public void Reports_mark_the_knee_and_say_where_theory_has_it()
    {
        var answer = RunReport.Of(Results(("10%", 0.1), ("50%", 1), ("80%", 7))).AnswerOf("load-sweep");

        Assert.StartsWith("Load-sweep: callbacks: knee at a load of 80% (an item takes 8.0", answer);
        Assert.EndsWith("; in theory (M/D/1, 50.0 µs of work): 5.00x at a load of 89%.", answer);
    }

    [Fact]
    public void Reports_say_when_there_is_no_knee() => Assert.Contains(
        "callbacks: no knee up to a load of 95% (an item takes 4.0",
        RunReport.Of(Results(("10%", 0.1), ("95%", 3))).AnswerOf("load-sweep"));

    [Fact]
    public void Reports_claim_no_knee_from_few_rounds() => Assert.Contains(
        "callbacks: too few rounds for a knee;",
        RunReport.Of(Results(5, 200, ("10%", 1), ("95%", 30))).AnswerOf("load-sweep"));

    [Fact]
    public void Of_leaves_other_scenarios_alone() => Assert.Empty(KneesOf(SampleResults.Create()));

    private static Knee KneeOf(Estimate times) => new("callbacks", Service, [new LoadPoint("90%", 90, 0.9, times)]);

    private static IReadOnlyList<Knee> KneesOf(RunResults results) =>
        [.. results.Scenarios.SelectMany(scenario => Knee.Of(results, scenario))];

    private static RunResults Without(string extra)
    {
        var results = Results(("10%", 1), ("95%", 3));
        return results with
        {
            Cases = [.. results.Cases.Select(measured => measured with
            {
                Rounds = [.. measured.Rounds.Select(round => round with
                {
                    Extras = round.Extras!.Where(one => one.Key != extra).ToDictionary(),
                })],
            })],
        };
    }

    private static RunResults Results(params (string Load, double Services)[] loads) => Results(6, 200, loads);

    private static RunResults Results(int rounds, int itemsPerPercent, params (string Load, double Services)[] loads) =>
        SampleResults.Create(rounds) with
        {
            Scenarios = [SampleFacts.Of("load-sweep")],
            Cases =
            [
                .. loads.Select(load => new CaseResult(
                    "load-sweep",
                    new Dictionary<string, string> { ["load"] = load.Load },
                    "callbacks",
                    [.. Enumerable.Range(1, rounds).Select(round => new RoundResult(
                        round, round, [1], null, Distribution(load.Services * Service * (1 + 0.001 * round)))
                    {
                        Extras = new Dictionary<string, double>
                        {
                            [ExtraNames.WorkNanoseconds] = Service,
                            [ExtraNames.ItemsPerSecond] = itemsPerPercent
                                * int.Parse(load.Load.TrimEnd('%'), CultureInfo.InvariantCulture),
                        },
                    })])),
            ],
        };

    private static LatencyDistribution Distribution(double nanoseconds)
    {
        var histogram = LatencyDistribution.CreateHistogram();
        histogram.RecordValueWithCount((long)nanoseconds, 1_000);
        return LatencyDistribution.From(histogram);
    }
}
