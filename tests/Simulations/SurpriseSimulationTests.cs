namespace ConcurrencyCompare.Tests.Simulations;

/// <summary>Runs of equal things name no surprise.</summary>
public class SurpriseSimulationTests(ITestOutputHelper output)
{
    private const int Runs = 300;

    public static TheoryData<NoiseKind, int> KindsAndRounds =>
        new MatrixTheoryData<NoiseKind, int>(Enum.GetValues<NoiseKind>(), [6, 8]);

    [Theory, MemberData(nameof(KindsAndRounds))]
    public void Of_names_no_surprise_in_99_of_100_runs_of_equals(NoiseKind kind, int rounds)
    {
        foreach (var deviation in new[] { 0.07, 0.2, 0.5 })
        {
            AssertRare(
                Count(seed => new AskedRuns(rounds, seed) { Kind = kind, Deviation = deviation }),
                $"{kind}, {rounds} rounds, noise {deviation}");
        }
    }

    /// <summary>The worst that may be called no difference: everything that could be a surprise is just not
    /// one.</summary>
    [Theory]
    [InlineData(6)]
    [InlineData(8)]
    public void Of_names_no_surprise_where_all_differ_by_the_threshold(int rounds)
    {
        foreach (var deviation in new[] { 0.02, 0.07, 0.2 })
        {
            AssertRare(
                Count(seed => new AskedRuns(rounds, seed)
                {
                    Deviation = deviation,
                    Time = (scenario, setting, _) =>
                        scenario == "oversubscribed"
                            || setting.EndsWith("unbounded", StringComparison.Ordinal) ? 1.05 : 1,
                }),
                $"1.05x, {rounds} rounds, noise {deviation}");
        }
    }

    private static int Count(Func<int, AskedRuns> runOf)
    {
        var loud = 0;
        for (var run = 0; run < Runs; run++)
        {
            var results = runOf(20261127 + run).Create();
            var surprises = RunSurprises.Of(results, AaControls.Of(results));
            Assert.True(surprises.Asked > 100);
            if (surprises.Found.Count > 0) loud++;
        }

        return loud;
    }

    private void AssertRare(int loud, string what)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {loud} of {Runs} runs name a surprise"));
        Assert.InRange((double)loud / Runs, 0, 0.01 + 3 * Math.Sqrt(0.01 * 0.99 / Runs));
    }
}
