namespace ConcurrencyCompare.Tests.Simulations;

/// <summary>How far the spread of a few launches is from that of all that might have been.</summary>
public class SpreadSimulationTests(ITestOutputHelper output)
{
    private const int Cases = 4_000;

    private const int Many = 100_000;

    [Theory]
    [InlineData(NoiseKind.Normal, 6, 0.75, 1.15)]
    [InlineData(NoiseKind.Normal, 8, 0.85, 1.15)]
    [InlineData(NoiseKind.Normal, 20, 0.9, 1.1)]
    [InlineData(NoiseKind.LogNormal, 8, 0.8, 1.15)]
    [InlineData(NoiseKind.Bimodal, 8, 0.85, 1.15)]
    [InlineData(NoiseKind.Spikes, 8, 0.8, 1.3)]
    public void Spread_of_a_few_launches_is_about_that_of_all(NoiseKind kind, int launches, double least, double most)
    {
        var noise = new Noise(kind, deviation: 0.2, seed: 20261127);
        double[] all = [.. noise.Draw(1, Many)[0].Order()];
        var truth = Quantile.Of(all, 0.9) - Quantile.Of(all, 0.1);

        double[] shares =
        [
            .. Enumerable.Range(0, Cases).Select(_ => Math.Log(SpreadOf(noise.Draw(1, launches)[0]).Factor) / truth)
                .Order(),
        ];

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{kind}, {launches} launches: {Quantile.Of(shares, 0.5):F2} of the true width in the middle, "
                + $"{Quantile.Of(shares, 0.05):F2} to {Quantile.Of(shares, 0.95):F2} in nine of ten cases"));
        Assert.InRange(Quantile.Of(shares, 0.5), least, most);
    }

    private static LaunchSpread SpreadOf(double[] logarithms) => LaunchSpread.Of(
        new CaseResult(
            "", new Dictionary<string, string>(), "",
            [.. logarithms.Select(
                (logarithm, round) => new RoundResult(round + 1, round + 1, [100 * Math.Exp(logarithm)]))]))!;
}
