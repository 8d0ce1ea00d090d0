namespace ConcurrencyCompare.Tests.Simulations;

/// <summary>What <c>docs/methodology.md</c> promises of verdicts where peers stand beside the models. The figures are
/// in the tests' output.</summary>
public class PeerSimulationTests(ITestOutputHelper output)
{
    private const int Rounds = 6;
    private const double Found = 1.3;
    private const double Deviation = 0.07;

    private static readonly string[] Models = ["threads", "callbacks", "iterators"];

    private static readonly string[] Peers = [.. Enumerable.Range(1, 12).Select(number => $"peer-{number}")];

    [Theory]
    // Of 600: one in a hundred, and three standard errors; where rounds are bimodal, and six of them may all be of one
    // mode, twice that among the 66 pairs of peers.
    [InlineData(NoiseKind.Normal, 0.07, 13)]
    [InlineData(NoiseKind.Normal, 0.5, 13)]
    [InlineData(NoiseKind.Bimodal, 0.2, 24)]
    public void Twelve_peers_make_hardly_more_settings_false(NoiseKind kind, double deviation, int most)
    {
        const int Settings = 600;
        var noise = new Noise(kind, deviation, seed: 20261127);
        var settings = new int[3];
        for (var setting = 0; setting < Settings; setting++)
        {
            var claims = Judge(noise.Draw(Models.Length + Peers.Length, Rounds))
                .Where(pair => pair.Verdict is Verdict.Faster or Verdict.Slower)
                .Select(PeersIn)
                .Distinct();
            foreach (var peers in claims) settings[peers]++;
        }

        output.WriteLine(
            $"equal, {kind}, noise {deviation}, 3 models and 12 peers: a false difference between models in "
                + $"{(double)settings[0] / Settings:P2} of settings, of a model and a peer in "
                + $"{(double)settings[1] / Settings:P2}, between peers in {(double)settings[2] / Settings:P2}");
        Assert.InRange(settings[0], 0, 13);
        Assert.All(settings, wrong => Assert.InRange(wrong, 0, most));
    }

    [Fact]
    public void Twelve_peers_hide_nothing_of_the_models()
    {
        const int Settings = 400;
        var noise = new Noise(NoiseKind.Normal, Deviation, seed: 20261127);
        var (alone, beside, asEquals) = (0, 0, 0);
        for (var setting = 0; setting < Settings; setting++)
        {
            var times = noise.Draw(Models.Length + Peers.Length, Rounds);
            for (var round = 0; round < Rounds; round++) times[0][round] += Math.Log(Found);
            alone += IsFound(PairVerdict.AllOf(
                [.. SeriesOf(times).Take(Models.Length)], RunSettings.DefaultThreshold, (_, _) => null)[0]);
            beside += IsFound(Judge(times)[0]);
            asEquals += IsFound(PairVerdict.AllOf(SeriesOf(times), RunSettings.DefaultThreshold, (_, _) => null)[0]);
        }

        output.WriteLine(
            $"{Found}x between two models, noise {Deviation}, 6 rounds: found in {(double)alone / Settings:P0} of "
                + $"settings alone, in {(double)beside / Settings:P0} beside 12 peers, and in "
                + $"{(double)asEquals / Settings:P0} if all 105 pairs were one family");
        Assert.Equal(alone, beside);
        Assert.InRange(beside - asEquals, Settings / 5, Settings);
    }

    private static IReadOnlyList<PairVerdict> Judge(double[][] times) => PairVerdict.AllOf(
        SeriesOf(times), RunSettings.DefaultThreshold, (_, _) => null, peers: Peers.ToHashSet());

    private static IReadOnlyList<RoundSeries> SeriesOf(double[][] times) =>
    [
        .. Models.Concat(Peers).Zip(times, (name, logarithms) => new RoundSeries(
            name,
            logarithms.Select((logarithm, round) => (round + 1, 30 * Math.Exp(logarithm))).ToDictionary())),
    ];

    private static int IsFound(PairVerdict pair) => pair.Verdict == Verdict.Faster ? 1 : 0;

    private static int PeersIn(PairVerdict pair) => new[] { pair.First, pair.Second }.Count(Peers.Contains);
}
